// Evaluates every published criterion in HL7's JavaScript engine and compares with what our compiled tree said of the same
// answers (target/fhirpath/cases.json, written by the test ExpressionCasesTest). Exit code 1 when one differs.
const fs = require('fs');
const fhirpath = require('fhirpath');
const r4 = require('fhirpath/fhir-context/r4');

const response = answers => ({
  resourceType: 'QuestionnaireResponse',
  status: 'completed',
  item: Object.entries(answers).map(([linkId, value]) => ({linkId, answer: [{valueBoolean: value}]})),
});

let evaluated = 0;
let different = 0;
for (const {path, expression, cases} of JSON.parse(fs.readFileSync(process.argv[2], 'utf8'))) {
  const compiled = fhirpath.compile(expression, r4);
  for (const {answers, age, value} of cases) {
    const svar = response(answers);
    const result = compiled(svar, {svar, alder: age === null ? [] : age});
    const got = result.length === 0 ? 'unknown' : String(result[0]);
    evaluated++;
    if (got !== value) {
      different++;
      console.error(`${path}: fhirpath.js says ${got}, the compiled tree ${value}, for ${JSON.stringify({answers, age})}`);
    }
  }
}
console.log(`${evaluated} evaluations, ${different} different`);
process.exit(different === 0 && evaluated > 0 ? 0 : 1);

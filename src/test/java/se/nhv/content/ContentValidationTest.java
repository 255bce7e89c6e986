package se.nhv.content;
import org.junit.jupiter.api.Test;
class ContentValidationTest {
  @Test void probe() {
    var c=Content.all();
    long t=System.nanoTime();
    var v=new ContentValidator(Content.context(), c.resources().toList());
    for (var f: c.files()) for (var m: v.messages(f.json())) System.out.println("VV "+m.getSeverity()+" | "+f.path()+" | "+m.getLocationString()+" | "+m.getMessageId()+" | "+m.getMessage());
    System.out.println("VV time "+(System.nanoTime()-t)/1e9);
  }
}

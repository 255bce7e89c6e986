package se.nhv.web.map;

import java.util.List;

/**
 * What the map shows, and the table beside it: the same facts.
 *
 * @param area the slug of the area that is shown; empty for all
 * @param home the county that was asked for; empty for none
 * @param areas what can be chosen
 */
public record MapView(
        String area, String areaName, String home, String date, List<Option> areas, List<CountyRow> counties) {
    public MapView {
        areas = List.copyOf(areas);
        counties = List.copyOf(counties);
    }

    public record Option(String value, String name) {}

    /**
     * @param path the county's outline
     * @param holder whether its region holds a permit, {@code covered} whether a stated uptake contains it
     * @param units units with a permit, with their addresses
     * @param uptake the names of the units whose stated uptake contains the county
     */
    public record CountyRow(
            String code,
            String name,
            String region,
            String regionAddress,
            String path,
            boolean holder,
            boolean covered,
            List<Option> units,
            List<String> uptake,
            String refer) {
        public CountyRow {
            units = List.copyOf(units);
            uptake = List.copyOf(uptake);
        }
    }
}

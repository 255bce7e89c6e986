package se.nhv.search.value;

/** A point on the earth, WGS84 degrees. */
public record PositionValue(double latitude, double longitude) implements Value {
    private static final double EARTH_KM = 6371.0088; // mean radius, IUGG

    /** Great-circle distance in kilometres. */
    public double kilometresTo(double otherLatitude, double otherLongitude) {
        double north = Math.toRadians(otherLatitude - latitude) / 2;
        double east = Math.toRadians(otherLongitude - longitude) / 2;
        double chord = Math.pow(Math.sin(north), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(otherLatitude))
                        * Math.pow(Math.sin(east), 2);
        return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
    }

    @Override
    public int compareTo(Value value) {
        if (!(value instanceof PositionValue other)) {
            return compareKind(value);
        }
        int order = Double.compare(latitude, other.latitude);
        return order != 0 ? order : Double.compare(longitude, other.longitude);
    }

    @Override
    public String shown() {
        return latitude + "|" + longitude;
    }
}

namespace Federation.Adapters.Mapping.Tests.Places;

/// <summary>
/// The way back from a Lambert grid as the Institut géographique national publishes it (NTG_71, algorithms ALG0002 and ALG0004, with its constants of each grid), and the shift of a datum through
/// geocentric coordinates: written a second time, to hold the library's against.
/// </summary>
internal static class LambertOracle
{
    public static (double Latitude, double Longitude) Inverse(double x, double y, double n, double c, double xs, double ys, double meridian, double flattening)
    {
        double e = Math.Sqrt((2 / flattening) - (1 / (flattening * flattening)));
        double r = Math.Sqrt(((x - xs) * (x - xs)) + ((y - ys) * (y - ys)));
        double longitude = meridian + (Math.Atan((x - xs) / (ys - y)) / n * 180 / Math.PI);
        double isometric = -Math.Log(Math.Abs(r / c)) / n;
        double latitude = (2 * Math.Atan(Math.Exp(isometric))) - (Math.PI / 2);
        for (int round = 0; round < 20; round++)
        {
            double sine = e * Math.Sin(latitude);
            latitude = (2 * Math.Atan(Math.Pow((1 + sine) / (1 - sine), e / 2) * Math.Exp(isometric))) - (Math.PI / 2);
        }

        return (latitude * 180 / Math.PI, longitude);
    }

    /// <summary>Three or seven parameters, the rotations as a position vector's, in seconds; the scale in millionths.</summary>
    public static (double Latitude, double Longitude) Shift(double latitude, double longitude, double axis, double flattening, double[] shift)
    {
        const double Seconds = Math.PI / 180 / 3600;
        double e2 = (2 / flattening) - (1 / (flattening * flattening));
        double phi = latitude * Math.PI / 180;
        double lambda = longitude * Math.PI / 180;
        double normal = axis / Math.Sqrt(1 - (e2 * Math.Sin(phi) * Math.Sin(phi)));
        double x = normal * Math.Cos(phi) * Math.Cos(lambda);
        double y = normal * Math.Cos(phi) * Math.Sin(lambda);
        double z = normal * (1 - e2) * Math.Sin(phi);
        double scale = 1 + (shift[6] * 1e-6);
        (x, y, z) = (
            shift[0] + (scale * (x - (shift[5] * Seconds * y) + (shift[4] * Seconds * z))),
            shift[1] + (scale * ((shift[5] * Seconds * x) + y - (shift[3] * Seconds * z))),
            shift[2] + (scale * ((-shift[4] * Seconds * x) + (shift[3] * Seconds * y) + z)));
        const double A = 6378137;
        const double F = 298.257223563;
        double to = (2 / F) - (1 / (F * F));
        double across = Math.Sqrt((x * x) + (y * y));
        double back = Math.Atan2(z, across * (1 - to));
        for (int round = 0; round < 10; round++) back = Math.Atan2(z + (to * A / Math.Sqrt(1 - (to * Math.Sin(back) * Math.Sin(back))) * Math.Sin(back)), across);
        return (back * 180 / Math.PI, Math.Atan2(y, x) * 180 / Math.PI);
    }
}

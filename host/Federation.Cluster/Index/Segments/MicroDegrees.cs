using Federation.Cluster.Centres;

namespace Federation.Cluster.Index.Segments;

/// <summary>Degrees as whole millionths: what a <see cref="Location"/> holds, in half the space.</summary>
internal static class MicroDegrees
{
    private const double PerDegree = 1e6;

    /// <param name="degrees">Of a location on the earth.</param>
    public static int Of(double degrees) => (int)Math.Round(degrees * PerDegree);

    /// <summary>The very number that the location has.</summary>
    public static double ToDegrees(int micro) => micro / PerDegree;

    /// <summary>The least that is not less than these degrees.</summary>
    public static int From(double degrees)
    {
        int micro = (int)Math.Floor(degrees * PerDegree) - 1;
        while (ToDegrees(micro) < degrees) micro++;
        return micro;
    }

    /// <summary>The greatest that is not more than these degrees.</summary>
    public static int UpTo(double degrees)
    {
        int micro = (int)Math.Ceiling(degrees * PerDegree) + 1;
        while (ToDegrees(micro) > degrees) micro--;
        return micro;
    }
}

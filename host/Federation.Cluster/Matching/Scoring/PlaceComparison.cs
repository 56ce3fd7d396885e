namespace Federation.Cluster.Matching.Scoring;

/// <summary>Compares where two listings are: the distance, the postcode, the town. Pure, symmetric, allocates nothing.</summary>
internal static class PlaceComparison
{
    /// <summary>Mean radius of the earth (IUGG, R1), in metres.</summary>
    private const double EarthRadius = 6_371_008.7714;

    private const int Area = 2;
    private const int LeastShort = 4;
    private const int Contained = 90;

    public static DistanceLevel Level(MatchTraits one, MatchTraits other)
    {
        if (!one.HasPlace || !other.HasPlace) return DistanceLevel.None;
        return Metres(one, other) switch
        {
            < 25 => DistanceLevel.Below25,
            < 100 => DistanceLevel.Below100,
            < 250 => DistanceLevel.Below250,
            < 500 => DistanceLevel.Below500,
            < 1_000 => DistanceLevel.Below1000,
            < 3_000 => DistanceLevel.Below3000,
            _ => DistanceLevel.Beyond,
        };
    }

    /// <summary>On a plane that touches the earth between the two: exact to a metre within the bands, and symmetric to the last bit.</summary>
    public static double Metres(MatchTraits one, MatchTraits other)
    {
        double north = double.DegreesToRadians(Math.Abs(one.Latitude - other.Latitude));
        double around = Math.Abs(one.Longitude - other.Longitude);
        double east = double.DegreesToRadians(Math.Min(around, 360 - around)) * Math.Cos(double.DegreesToRadians((one.Latitude + other.Latitude) / 2));
        return EarthRadius * Math.Sqrt(north * north + east * east);
    }

    public static PostcodeLevel Postcodes(MatchTraits one, MatchTraits other)
    {
        if (one.Postcode == 0 || other.Postcode == 0) return PostcodeLevel.None;
        int shared = PostcodeKey.SharedStart(one.Postcode, other.Postcode);
        int shorter = Math.Min(PostcodeKey.Length(one.Postcode), PostcodeKey.Length(other.Postcode));
        // "55374-8861" and "55374" are one: the longer says more of the same.
        if (one.Postcode == other.Postcode || (shared == shorter && shorter >= LeastShort)) return PostcodeLevel.Same;
        return shared >= Area ? PostcodeLevel.SameArea : PostcodeLevel.Other;
    }

    public static LocalityLevel Localities(MatchTraits one, MatchTraits other)
    {
        if (one.TownWords.IsEmpty || other.TownWords.IsEmpty || one.IsTownForeign != other.IsTownForeign) return LocalityLevel.None;
        var words = WordOverlap.Of(one.TownWords, other.TownWords, WordMatches.Of(one, one.TownWords, other, other.TownWords));
        if (words.IsWhole) return LocalityLevel.Same;
        return words.Containment >= Contained || words.Shared > NameComparison.Telling ? LocalityLevel.Partly : LocalityLevel.Other;
    }
}

namespace Federation.Cluster.Members.Visits.Travel;

/// <summary>What a home network says of the ways that its members are spared, as it found out by asking them. Of no single member anything is known here.</summary>
[GenerateSerializer, Immutable, Alias("travel-statement")]
public sealed record TravelStatement
{
    private const double MostKm = 500;
    private const int FirstYear = 2000, LastYear = 2100;

    /// <summary>Kilometres by car that one day at another network's centre spares a member, there and back: the mean over all of its members who travel so, those who come by train, by bicycle or on foot counted with 0.</summary>
    [Id(0)]
    public required double CarKmSaved { get; init; }

    /// <summary>Of the survey.</summary>
    [Id(1)]
    public required int Year { get; init; }

    /// <summary>Everything wrong with it, for a person; empty when it can be saved.</summary>
    public IEnumerable<string> Problems()
    {
        if (!(CarKmSaved is >= 0 and <= MostKm)) yield return $"A day spares 0 to {MostKm:0} kilometres by car, as a mean over all members.";
        if (Year is < FirstYear or > LastYear) yield return $"The year of a survey goes from {FirstYear} to {LastYear}.";
    }
}

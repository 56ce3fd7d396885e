namespace Federation.Cluster.People.Kept;

/// <summary>That a network has persons kept who are cut out of its records, and why. Without it they are thrown away.</summary>
[GenerateSerializer, Immutable, Alias("person-policy")]
public sealed record PersonPolicy
{
    public const int MostDays = 730;

    [Id(0)]
    public required PersonPurpose Purpose { get; init; }

    /// <summary>How long after its source last showed it; 1 to 730 days.</summary>
    [Id(1)]
    public required int KeepDays { get; init; }

    /// <summary>Everything wrong with it, for a person; empty when it can be saved.</summary>
    public IEnumerable<string> Problems()
    {
        if (KeepDays is < 1 or > MostDays) yield return $"Persons are kept for 1 to {MostDays} days.";
        if (!Enum.IsDefined(Purpose)) yield return "Persons are kept for corrections or for assessment.";
    }
}

namespace Federation.Cluster.Storage;

/// <summary>Names a state row: its kind (one of <see cref="RowKinds"/>) and its id within the kind.</summary>
/// <remarks>
/// Both are non-empty, well-formed Unicode, compared exactly: case, accents and U+0000 count. Every store orders ids by
/// their code points, which is the order of their UTF-8 bytes. .NET's ordinal order differs from it in one case: there
/// U+E000 to U+FFFF come after the characters beyond U+FFFF. In UTF-8 a kind has 100 bytes at most and an id 2,000. A store refuses anything else with <see cref="ArgumentException"/>.
/// </remarks>
[GenerateSerializer]
[Alias("federation.store.key")]
public readonly record struct StateKey([property: Id(0)] string Kind, [property: Id(1)] string Id)
{
    public override string ToString() => $"{Kind}/{Id}";
}

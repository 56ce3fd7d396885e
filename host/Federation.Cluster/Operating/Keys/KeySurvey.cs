namespace Federation.Cluster.Operating.Keys;

/// <summary>Every key that signs for this directory, or is trusted by it, from all who have any. Thread safe.</summary>
public sealed class KeySurvey(IEnumerable<ISigningKeySource> sources)
{
    private readonly ISigningKeySource[] _sources = [.. sources];

    /// <summary>By purpose, and within it as its source gives them.</summary>
    public async Task<IReadOnlyList<SigningKeyFact>> ReadAsync(CancellationToken cancellationToken)
    {
        var facts = new List<SigningKeyFact>();
        foreach (var source in _sources) facts.AddRange(await source.ReadAsync(cancellationToken));
        return [.. facts.OrderBy(fact => fact.Purpose)]; // stable
    }
}

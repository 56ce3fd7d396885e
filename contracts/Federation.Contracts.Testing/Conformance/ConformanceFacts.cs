namespace Federation.Contracts.Testing;

/// <summary>The facts that may not be applicable, as the report calls them.</summary>
internal static class ConformanceFacts
{
    public static IReadOnlyList<(string Name, ConformanceFact Fact)> Named { get; } =
    [
        ("killed and resumed", new KilledAndResumed()),
        ("empty source", new EmptySource()),
        ("server error", new ServerErrors()),
        ("login page", new LoginPages()),
        ("broken connection", new BrokenTransfers()),
        ("silent cut", new SilentCuts()),
        ("asked to wait", new RateLimits()),
        ("cancelled", new Cancelled()),
        ("secrets", new NoSecrets()),
        ("preview", new Previews()),
        ("increment", new Increments()),
        ("reloads", new Reloads()),
        ("golden output", new GoldenOutput()),
    ];
}

using Federation.EndToEnd.Tests.Support;

namespace Federation.EndToEnd.Tests;

/// <summary>What was made of both real networks.</summary>
internal sealed record RealDirectoryState
{
    /// <summary>The data folder, which <see cref="Host"/> has.</summary>
    public required string Data { get; init; }

    /// <summary>The first <c>sync --json</c>.</summary>
    public required Command First { get; init; }

    /// <summary>The second <c>sync --json</c>.</summary>
    public required Command Second { get; init; }

    public required string HashAfterFirst { get; init; }

    public required string HashAfterSecond { get; init; }

    public required ServingHost Host { get; init; }
}

namespace Federation.TestAssets.Killing;

/// <summary>What is wrong with a store after somebody who wrote in it was killed.</summary>
internal sealed class Findings
{
    /// <summary>Transfers that somebody was told of, and that are not there.</summary>
    public List<string> Lost { get; } = [];

    /// <summary>What does not belong together: a part of a transfer without the rest, a gap, a double, another version than was told.</summary>
    public List<string> Half { get; } = [];

    public bool AreNone => Lost.Count + Half.Count == 0;

    public override string ToString() => string.Join('\n', [.. Lost.Select(id => $"Lost: {id}"), .. Half.Select(what => $"Half: {what}")]);
}

namespace Federation.Trust;

/// <summary>How much is taken from others, and how much of it. Immutable; the defaults are those of a directory on the public network.</summary>
public sealed record TrustRules
{
    /// <summary>How long a statement that we sign counts at most.</summary>
    public static readonly TimeSpan MostLifetime = TimeSpan.FromHours(24);

    /// <summary>The defaults.</summary>
    public static TrustRules Standard { get; } = new();

    /// <summary>Whether an entity id may be <c>http</c> on this machine. False by default: it is for tests and for trying things out.</summary>
    public bool AllowLoopback { get; init; }

    /// <summary>How far another's clock may be off, either way. A minute by default.</summary>
    public TimeSpan Leeway { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest statement or mark, in characters. 65,536 by default.</summary>
    public int MostCharacters { get; init; } = 65_536;

    /// <summary>How many superiors an entity may name. 10 by default.</summary>
    public int MostHints { get; init; } = 10;

    /// <summary>How many entities may stand between one and the anchor. 5 by default.</summary>
    public int MostIntermediates { get; init; } = 5;

    /// <summary>How many statements may be fetched to build one chain. 30 by default.</summary>
    public int MostFetches { get; init; } = 30;
}

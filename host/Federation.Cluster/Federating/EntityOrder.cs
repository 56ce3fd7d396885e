using Federation.Cluster.Sync;

namespace Federation.Cluster.Federating;

/// <summary>A network's own entity, as an operator gives it.</summary>
public sealed record EntityOrder
{
    /// <summary>Who gives an order on the machine itself.</summary>
    public const string ByTheOperator = "operator";

    public required NetworkId Network { get; init; }

    public required string Entity { get; init; }

    /// <summary>A JWK set, as text.</summary>
    public required string Keys { get; init; }

    /// <summary>As <see cref="NetworkEntity.Permitted"/>.</summary>
    public IReadOnlyList<string> Permitted { get; init; } = [];

    /// <summary>As <see cref="NetworkEntity.IsJoined"/>.</summary>
    public bool IsJoined { get; init; }

    /// <summary>The opaque id of an account or client.</summary>
    public required string By { get; init; }
}

/// <summary>What became of it.</summary>
/// <param name="Code">Why it was refused; null where it was done.</param>
/// <param name="Message">The same for people, in English.</param>
public sealed record EntityAnswer(string? Code, string? Message)
{
    /// <summary>It was done.</summary>
    public static EntityAnswer Done { get; } = new(null, null);

    internal static EntityAnswer Refused(string code, string message) => new(code, message);
}

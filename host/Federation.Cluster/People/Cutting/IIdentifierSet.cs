namespace Federation.Cluster.People.Cutting;

/// <summary>Identifiers that texts are searched for. Thread safe.</summary>
internal interface IIdentifierSet
{
    /// <summary>The shapes of what it holds, each once; empty where it holds nothing.</summary>
    IReadOnlyList<IdentifierShape> Shapes { get; }

    /// <param name="key">As <see cref="PersonIdentifier.Key"/>.</param>
    bool Has(IdentifierKind kind, ReadOnlySpan<char> key);
}

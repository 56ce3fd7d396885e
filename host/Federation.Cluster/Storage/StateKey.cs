namespace Federation.Cluster.Storage;

/// <summary>Names a state row: its kind (one of <see cref="RowKinds"/>) and its id within the kind.</summary>
public readonly record struct StateKey(string Kind, string Id)
{
    public override string ToString() => $"{Kind}/{Id}";
}

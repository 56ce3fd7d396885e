namespace Federation.Cluster.People.Kept;

/// <summary>One thing that was cut out of a record, as its source wrote it.</summary>
/// <param name="Pointer">Where in the record, a JSON pointer.</param>
/// <param name="Value">At most <see cref="PersonLimits.Value"/> characters.</param>
public sealed record PersonValue(string Pointer, string Value);

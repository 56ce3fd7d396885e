namespace Federation.Cluster.Index.Searching;

/// <summary>Conditions that are a choice among several, of which people also want to know what the others would have found.</summary>
[Flags]
internal enum Choices : byte
{
    None = 0,
    Label = 1,
    Networks = 2,
    Countries = 4,
    AnyServices = 8,
}

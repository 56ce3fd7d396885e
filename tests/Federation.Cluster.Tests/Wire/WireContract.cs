using System.Collections.Immutable;

namespace Federation.Cluster.Tests.Wire;

/// <summary>One thing that hosts of two releases must understand alike.</summary>
/// <param name="Name">As it goes over the wire or stands in the store; of JSON, whose names nobody is sent, that of the C# type.</param>
/// <param name="Members">In the order of their keys.</param>
internal sealed record WireContract(WireSort Sort, string Name, ImmutableArray<WireMember> Members)
{
    public override string ToString() => $"{Sort} {Name}";
}

/// <summary>A part of a contract.</summary>
/// <param name="Key">What tells it from the others: a member's id or JSON name, a method's alias, a value's number or word.</param>
/// <param name="Shape">What goes under that key; empty for a value.</param>
/// <param name="Word">What the code calls it, which nobody else learns; empty where that is the key.</param>
internal sealed record WireMember(string Key, string Shape, string Word = "");

/// <summary>What a contract is about. The words stand in <c>docs/wire.txt</c>.</summary>
internal enum WireSort
{
    /// <summary>The versions of what is sent and of the stores' tables.</summary>
    Version,

    /// <summary>A grain's class: its type stands in ids, which reminders keep.</summary>
    Class,

    /// <summary>A grain's interface.</summary>
    Grain,

    /// <summary>A type that hosts send one another.</summary>
    Sent,

    /// <summary>Values that are sent as numbers.</summary>
    Number,

    /// <summary>A kind of state rows, with what their bodies are.</summary>
    Row,

    /// <summary>What is told in the feed of a kind of rows.</summary>
    Event,

    /// <summary>A type that is stored as JSON.</summary>
    Json,

    /// <summary>Values that are stored as words.</summary>
    Word,
}

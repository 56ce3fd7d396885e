using System.Text.RegularExpressions;
using Federation.Contracts;
using Federation.Fuzz.Inputs;

namespace Federation.Fuzz.Subjects;

/// <summary>One way to read inputs: an adapter with the files it reads.</summary>
internal sealed record Subject
{
    /// <summary>The target and the file: <c>csv/region-sud-2022</c>. A subject's name is also a file's, with a dot for the slash.</summary>
    public required string Name { get; init; }

    public required IAdapter Adapter { get; init; }

    /// <summary>What inputs are made of. At least one.</summary>
    public required IReadOnlyList<SeedFile> Seeds { get; init; }

    /// <summary>Pointers that are a person's in every record, whatever the adapter says; null where there are none.</summary>
    public Regex? PersonPlaces { get; init; }

    /// <summary>How many records an input holds, counted by other code than ours; null where that cannot be told.</summary>
    public Func<byte[], int?> CountRecords { get; init; } = static _ => null;

    /// <summary>Makes the context in which an adapter reads the input.</summary>
    public Func<byte[], IChopping, AdapterContext> Serve { get; init; } = static (input, chopping) =>
        new ServedContext("memory", () => new SourceContent(new ChoppedStream(input, chopping), null, input.Length));

    /// <summary>The first part of the name. Targets take turns; a target's subjects share its turn.</summary>
    public string Target => Name[..Name.IndexOf('/', StringComparison.Ordinal)];
}

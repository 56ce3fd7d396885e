using Federation.Adapters.Mapping.Sources;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Probing.Sketches;

/// <summary>Finds the repeated element of an XML document that is a record.</summary>
internal static class XmlSniffer
{
    private const int MostElements = 200_000;

    /// <exception cref="AdapterException"><c>xml.*</c>: it cannot be read as far as one element. <c>probe.no-records</c>: none has anything in it.</exception>
    public static async Task<SourceSketch> SketchAsync(SourceStart start, OpenedSource source, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(string Name, int Depth), Seen>();
        var unsure = new List<string>();
        using var reader = StrictXmlReader.Open(source, ParserLimits.Standard, cancellationToken);
        try
        {
            await CountAsync(reader, found);
        }
        catch (AdapterException failure) when (found.Count > 1)
        {
            if (!start.IsCut) unsure.Add($"The document cannot be read to its end ({failure.Code}): a run will fail there.");
        }

        // The outermost that comes again and holds something; where none comes again, the outermost below the root.
        var rich = found.Where(entry => entry.Key.Depth > 0 && entry.Value.Parts >= entry.Value.Count).ToList();
        var again = rich.Where(entry => entry.Value.Count > 1).ToList();
        var best = (again.Count > 0 ? again : rich).OrderBy(entry => entry.Key.Depth).ThenByDescending(entry => entry.Value.Parts).FirstOrDefault();
        if (best.Value is null) throw ProbeFailures.NoRecords("an XML document without an element that comes again");
        return new SourceSketch { Kind = SourceKind.Xml, Sample = start.Bytes, Element = best.Key.Name, Unsure = unsure };
    }

    private static async Task CountAsync(StrictXmlReader reader, Dictionary<(string, int), Seen> found)
    {
        var parents = new List<Seen>();
        for (int elements = 0; elements < MostElements && await reader.ReadAsync();)
        {
            if (!reader.IsElement) continue;
            elements++;
            int depth = reader.Depth;
            var key = (reader.LocalName, depth);
            if (!found.TryGetValue(key, out var seen)) found[key] = seen = new Seen();
            seen.Count++;
            seen.Parts += reader.Attributes(name => name).Count;
            if (parents.Count > depth) parents.RemoveRange(depth, parents.Count - depth);
            if (depth > 0 && parents.Count == depth) parents[depth - 1].Parts++;
            parents.Add(seen);
        }
    }

    private sealed class Seen
    {
        public int Count { get; set; }

        /// <summary>Attributes and children of them all.</summary>
        public int Parts { get; set; }
    }
}

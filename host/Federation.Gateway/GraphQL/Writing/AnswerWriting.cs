using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Gateway.GraphQL.Centres;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Writing.Fragments;

namespace Federation.Gateway.GraphQL.Writing;

/// <summary>One value of an answer while it is written. What has to be read first is gathered, and written the second time. Not thread safe.</summary>
/// <param name="read">What was read of centres, by id; null the first time.</param>
internal sealed class AnswerWriting(DirectoryContext directory, FragmentCache kept, IReadOnlyDictionary<CentreId, CentreParts>? read, CancellationToken cancellationToken)
{
    /// <summary>As the serializer of everything else escapes.</summary>
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _buffer = new(1_024);
    private Utf8JsonWriter? _json;
    private (CentreWriter Writer, Shelves Shelves)? _open;

    public Utf8JsonWriter Json => _json ??= new Utf8JsonWriter(_buffer, Options);

    /// <summary>When labels have to hold.</summary>
    public DateTimeOffset Now => directory.Now;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>How many values of the answer were written.</summary>
    public int Values { get; set; }

    /// <summary>Centres that have to be read; null for none: then the value is whole.</summary>
    public List<CentreNode>? Missing { get; private set; }

    /// <summary>What has to be read of them.</summary>
    public CentreNeeds MissingNeeds { get; private set; }

    /// <summary>A value of its own inside this one.</summary>
    public AnswerWriting Inner() => new(directory, kept, read, cancellationToken);

    /// <summary>What was written. Nothing is written any more.</summary>
    public ReadOnlyMemory<byte> Take()
    {
        Json.Flush();
        return _buffer.WrittenMemory;
    }

    public void Write(Fragment fragment)
    {
        Values += fragment.Values;
        Json.WriteRawValue(fragment.Json, skipInputValidation: true);
    }

    public Shelves ShelfOf(CentreWriter writer)
    {
        if (_open is not var (known, shelves) || known != writer) _open = (writer, shelves = Open(writer.Shape));
        return shelves;
    }

    /// <summary>What is kept of one shape.</summary>
    public Shelves Open(string shape) => kept.Open(shape, directory.Index.NetworksVersion);

    /// <summary>Null where it has to be read first.</summary>
    public CentreParts? PartsOf(CentreNode node, CentreNeeds needs)
    {
        if (CentreParts.Of(node, needs, Now) is { } parts || read?.TryGetValue(node.Id, out parts) is true) return parts;
        (Missing ??= []).Add(node);
        MissingNeeds |= needs;
        return null;
    }
}

using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Gateway.GraphQL.Centres;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.GraphQL.Writing.Fragments;

namespace Federation.Gateway.GraphQL.Writing;

/// <summary>One value of an answer while it is written. What has to be read first is gathered, and written the second time. Not thread safe.</summary>
/// <param name="bytes">How many it may take; more are found.</param>
/// <param name="read">What was read of centres, by id; null the first time.</param>
internal sealed class AnswerWriting(DirectoryContext directory, FragmentCache kept, int bytes, IReadOnlyDictionary<CentreId, CentreParts>? read, CancellationToken cancellationToken)
{
    /// <summary>As the serializer of everything else escapes.</summary>
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>So many values are written before it is looked at whether they still may be.</summary>
    private const int ValuesAtOnce = 256;

    private readonly ArrayBufferWriter<byte> _buffer = new(bytes);
    private Utf8JsonWriter? _json;
    private (CentreWriter Writer, Shelves Shelves)? _open;
    private AnswerWriting? _inner;
    private bool _isInner;
    private int _settled;

    public Utf8JsonWriter Json => _json ??= new Utf8JsonWriter(_buffer, Options);

    /// <summary>When labels have to hold.</summary>
    public DateTimeOffset Now => directory.Now;

    /// <summary>How many values of the answer were written.</summary>
    public int Values { get; private set; }

    /// <summary>Centres that have to be read; null for none: then the value is whole.</summary>
    public List<CentreNode>? Missing { get; private set; }

    /// <summary>What has to be read of them.</summary>
    public CentreNeeds MissingNeeds { get; private set; }

    /// <summary>A value of its own inside this one, good until the next is asked for: all are written into one buffer.</summary>
    public AnswerWriting Inner(int usualBytes)
    {
        if (_inner is null) return _inner = new AnswerWriting(directory, kept, usualBytes, read, cancellationToken) { _isInner = true };
        _inner._buffer.ResetWrittenCount();
        _inner._json?.Reset();
        (_inner.Values, _inner._settled) = (0, 0);
        return _inner;
    }

    /// <summary>Counts values that are written now.</summary>
    /// <exception cref="OperationCanceledException">The answer has too many, takes too long, or nobody waits for it.</exception>
    public void Count(int values = 1)
    {
        Values += values;
        if (Values - _settled >= ValuesAtOnce) Settle();
    }

    /// <summary>Takes what was counted from the query's budget; what is written for a fragment is counted with it.</summary>
    /// <exception cref="OperationCanceledException">As with <see cref="Count"/>.</exception>
    public void Settle()
    {
        if (!_isInner) directory.Budget.Take(Values - _settled);
        _settled = Values;
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Gives back what was taken: the whole is written again.</summary>
    public void Forget() => directory.Budget.Take(-_settled);

    /// <summary>What was written. Nothing is written any more.</summary>
    public ReadOnlyMemory<byte> Take()
    {
        Json.Flush();
        return _buffer.WrittenMemory;
    }

    public void Write(Fragment fragment)
    {
        Count(fragment.Values);
        Json.WriteRawValue(fragment.Json, skipInputValidation: true);
    }

    public Shelves ShelfOf(CentreWriter writer)
    {
        if (_open is not var (known, shelves) || known != writer) _open = (writer, shelves = Open(writer.Shape));
        return shelves;
    }

    /// <summary>What is kept of one shape, see <see cref="FragmentCache.Open"/>.</summary>
    public Shelves Open(string shape, int level = 0) => kept.Open(shape, directory.Index.NetworksVersion, level);

    /// <summary>Null where it has to be read first.</summary>
    public CentreParts? PartsOf(CentreNode node, CentreNeeds needs)
    {
        if (CentreParts.Of(node, needs, Now) is { } parts || read?.TryGetValue(node.Id, out parts) is true) return parts;
        (Missing ??= []).Add(node);
        MissingNeeds |= needs;
        return null;
    }
}

using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Federation.Cluster.Adapters.Protocol;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Worker;

/// <summary>
/// Gathers map results into JSON arrays of about one chunk and sends each as a frame. A draft that fits into no frame becomes a rejection: its record
/// is quarantined, and its neighbours land. A rejection with such a draft goes without it.
/// </summary>
internal sealed class MapResultFrames : IDisposable
{
    /// <summary>The brackets around a frame's only result.</summary>
    private const int Brackets = 2;

    // Escaping what is beyond ASCII, as the default does, would make a draft up to six times as large as its record.
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly FrameWriter _link;
    private readonly ArrayBufferWriter<byte> _buffer = new(Frame.ChunkBytes);
    private readonly ArrayBufferWriter<byte> _result = new();
    private readonly Utf8JsonWriter _resultJson;
    private readonly Utf8JsonWriter _json;
    private int _pending;
    private bool _sent;

    public MapResultFrames(FrameWriter link)
    {
        _link = link;
        _json = new Utf8JsonWriter(_buffer, Writing);
        _resultJson = new Utf8JsonWriter(_result, Writing);
        _json.WriteStartArray();
    }

    public void Add(MapResult result)
    {
        var issues = IssueTexts.Shorten(result.Issues);
        var rejected = result as MapResult.Rejected;
        Write(new MapResultMessage(issues, rejected is null ? ((MapResult.Mapped)result).Draft : rejected.Draft, IsRejected: rejected is not null));
        if (IsTooLarge) Write(new MapResultMessage(rejected is null ? [TooLarge()] : issues, IsRejected: true)); // issues alone fit
        if (_pending > 0 && _json.BytesPending + _json.BytesCommitted + _result.WrittenCount > Frame.MostPayload - Brackets) Send();
        _json.WriteRawValue(_result.WrittenSpan, skipInputValidation: true);
        _pending++;
        if (_json.BytesPending + _json.BytesCommitted > Frame.ChunkBytes) Send();
    }

    /// <summary>Sends what is left; the answer to an empty question is one empty array.</summary>
    public void Finish()
    {
        if (_pending > 0 || !_sent) Send();
    }

    private bool IsTooLarge => _result.WrittenCount > Frame.MostPayload - Brackets;

    private static Issue TooLarge() =>
        Issue.Error("worker.draft-too-large", string.Create(CultureInfo.InvariantCulture, $"The adapter mapped the record to more than {Frame.MostPayload} bytes."));

    private void Write(MapResultMessage message)
    {
        _result.ResetWrittenCount();
        _resultJson.Reset();
        JsonSerializer.Serialize(_resultJson, message, WireJson.Default.MapResultMessage);
        _resultJson.Flush();
    }

    private void Send()
    {
        _json.WriteEndArray();
        _json.Flush();
        _link.Write(FrameType.MapResults, _buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
        _pending = 0;
        _sent = true;
        _json.Reset();
        _json.WriteStartArray();
    }

    public void Dispose()
    {
        _json.Dispose();
        _resultJson.Dispose();
    }
}

using System.Buffers;
using System.Text.Json;
using Federation.Cluster.Adapters.Protocol;
using Federation.Contracts;

namespace Federation.Cluster.Adapters.Worker;

/// <summary>Gathers map results into JSON arrays of about one chunk and sends each as a frame.</summary>
internal sealed class MapResultFrames : IDisposable
{
    private readonly FrameWriter _link;
    private readonly ArrayBufferWriter<byte> _buffer = new(Frame.ChunkBytes);
    private readonly Utf8JsonWriter _json;
    private int _pending;
    private bool _sent;

    public MapResultFrames(FrameWriter link)
    {
        _link = link;
        _json = new Utf8JsonWriter(_buffer);
        _json.WriteStartArray();
    }

    public void Add(MapResult result)
    {
        var message = new MapResultMessage(IssueTexts.Shorten(result.Issues), (result as MapResult.Mapped)?.Draft);
        JsonSerializer.Serialize(_json, message, WireJson.Default.MapResultMessage);
        _pending++;
        if (_json.BytesPending + _json.BytesCommitted > Frame.ChunkBytes) Send();
    }

    /// <summary>Sends what is left; the answer to an empty question is one empty array.</summary>
    public void Finish()
    {
        if (_pending > 0 || !_sent) Send();
    }

    private void Send()
    {
        _json.WriteEndArray();
        _json.Flush();
        if (_buffer.WrittenCount > Frame.MostPayload) throw new AdapterException(FailureKind.Bug, "worker.draft-too-large", $"The adapter mapped a record to more than {Frame.MostPayload:N0} bytes.");
        _link.Write(FrameType.MapResults, _buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
        _pending = 0;
        _sent = true;
        _json.Reset();
        _json.WriteStartArray();
    }

    public void Dispose() => _json.Dispose();
}

using System.Buffers;
using System.Text;
using Federation.Cluster.Adapters.Fetching;
using Federation.Cluster.Adapters.Hosting;
using Federation.Cluster.Adapters.Protocol;
using Federation.Contracts;

namespace Federation.Adapters.Worker.Tests.Protocol;

/// <summary>What a worker that a plug-in has taken over could send.</summary>
public sealed class HostileAnswerTests
{
    private const string Good = """{"issues":[],"draft":{"name":"a"}}""";

    private static readonly SecretBlackout NoSecrets = new([]);

    private readonly WorkerOptions _limits = new() { PageRecords = 3, PageBytes = 100, RecordBytes = 60 };

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[null]")]
    [InlineData("[{}]")]
    [InlineData("""[{"issues":[]}]""")]
    [InlineData("""[{"issues":[{"code":"a","severity":1,"message":"only a warning"}]}]""")]
    [InlineData("""[{"issues":[null],"draft":{"name":"a"}}]""")]
    [InlineData("""[{"issues":[{"code":"a","severity":99,"message":"b"}],"draft":{"name":"a"}}]""")]
    [InlineData("""[{"issues":[{"code":"a","severity":1,"message":"\u001b[2J"}],"draft":{"name":"a"}}]""")]
    [InlineData("""[{"issues":[{"code":"a","severity":1,"message":"b","pointer":"\n"}],"draft":{"name":"a"}}]""")]
    [InlineData("""[{"issues":[],"draft":{}}]""")]
    [InlineData("""[{"issues":[],"draft":{"name":null}}]""")]
    [InlineData("""[{"issues":[],"draft":{"name":"a","services":[null]}}]""")]
    [InlineData("""[{"issues":[],"draft":{"name":"a","languages":[null]}}]""")]
    [InlineData("""[{"issues":[],"draft":{"name":"a","accessibility":[null]}}]""")]
    [InlineData("""[{"issues":[],"draft":{"name":"a","prices":[null]}}]""")]
    [InlineData("""[{"issues":[],"draft":{"name":"a","prices":[{}]}}]""")]
    [InlineData("""[{"issues":[],"draft":{"name":"a","location":[91,0]}}]""")]
    [InlineData("""[{"issues":[],"draft":{"name":"a","location":[1]}}]""")]
    [InlineData("""[{"issues":[],"draft":{"name":"a","capacity":1e99}}]""")]
    [InlineData($"[{Good},{Good},{Good}]")]
    public void Map_AnswerThatCannotBe_IsRefused(string json) =>
        Assert.Throws<ProtocolException>(() => new MapExchange(2, NoSecrets).Accept(new Frame(FrameType.MapResults, Encoding.UTF8.GetBytes(json))));

    [Theory]
    [InlineData("\\u001b[2J")]
    [InlineData("\\u202e")]
    public void Check_SummaryThatNoWorkerSends_IsRefused(string summary) =>
        Assert.Throws<ProtocolException>(() => new CheckExchange().Accept(new Frame(FrameType.Checked, Encoding.UTF8.GetBytes($$"""{"issues":[],"summary":"{{summary}}"}"""))));

    [Fact]
    public void Map_GoodAnswerInTwoFrames_IsComplete()
    {
        var exchange = new MapExchange(2, NoSecrets);
        var frame = new Frame(FrameType.MapResults, Encoding.UTF8.GetBytes($"[{Good}]"));

        Assert.False(exchange.Accept(frame));
        Assert.True(exchange.Accept(frame));
        Assert.Throws<ProtocolException>(() => exchange.Accept(frame));
    }

    [Fact]
    public void Page_TooManyRecords_IsRefused() => Assert.Throws<ProtocolException>(() => Accept(Records(4, 1)));

    [Fact]
    public void Page_TooManyBytesInTwoFrames_IsRefused()
    {
        var exchange = new PageExchange(_limits, AdapterCapabilities.Snapshot, new SourceWatch(), NoSecrets);
        exchange.Accept(Records(1, 60));

        Assert.Throws<ProtocolException>(() => exchange.Accept(Records(1, 60)));
    }

    [Fact]
    public void Page_RecordTooLarge_IsRefused() => Assert.Throws<ProtocolException>(() => Accept(Records(1, 61)));

    [Theory]
    [InlineData("""{"deletedIds":["a"]}""")]
    [InlineData("""{"deletedIds":null}""")]
    [InlineData("{}")]
    public void Page_EndThatCannotBe_IsRefused(string json) => Assert.Throws<ProtocolException>(() => Accept(new Frame(FrameType.PageEnd, Encoding.UTF8.GetBytes(json))));

    [Fact]
    public void Page_FetchEndAmongRecords_IsRefused()
    {
        var exchange = new PageExchange(_limits, AdapterCapabilities.Snapshot, new SourceWatch(), NoSecrets);
        exchange.Accept(Records(1, 1));

        Assert.Throws<ProtocolException>(() => exchange.Accept(new Frame(FrameType.FetchEnd, default)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Page_PersonsThatNobodyAskedFor_AreThrownAway(bool isAskedFor)
    {
        var payload = new ArrayBufferWriter<byte>();
        RecordCodec.Write(payload, new SourceRecord { SourceId = "a", Raw = new byte[1] }, [new("/mail", "a@b.example")]);
        var exchange = new PageExchange(_limits, AdapterCapabilities.Snapshot, new SourceWatch(), NoSecrets, keepsPersons: isAskedFor);

        exchange.Accept(new Frame(FrameType.Records, payload.WrittenMemory));

        Assert.Equal(isAskedFor ? 1 : 0, exchange.Persons.Count);
    }

    [Fact]
    public void Load_LoadedBeforeHello_IsRefused() =>
        Assert.Throws<ProtocolException>(() => new GreetExchange().Accept(new Frame(FrameType.Loaded, "{\"capabilities\":1}"u8.ToArray())));

    [Fact]
    public void Load_OtherProtocol_IsRefused() =>
        Assert.Throws<ProtocolException>(() => new GreetExchange().Accept(new Frame(FrameType.Hello, """{"protocol":1,"contract":"1.0"}"""u8.ToArray())));

    [Fact]
    public void Failure_WithOddParts_IsMadePlain()
    {
        var failure = new FailureMessage { Kind = (FailureKind)77, Code = "No Code\n", Message = "\u001b[31mred\r\nline", RetryAfterSeconds = -5 }.ToException();

        Assert.Equal((FailureKind.Bug, "adapter.threw", " [31mred  line", TimeSpan.Zero), (failure.Kind, failure.Code, failure.Message, failure.RetryAfter));
    }

    private bool Accept(Frame frame) => new PageExchange(_limits, AdapterCapabilities.Snapshot, new SourceWatch(), NoSecrets).Accept(frame);

    private static Frame Records(int count, int size)
    {
        var payload = new ArrayBufferWriter<byte>();
        for (int index = 0; index < count; index++) RecordCodec.Write(payload, new SourceRecord { SourceId = "a", Raw = new byte[size] });
        return new Frame(FrameType.Records, payload.WrittenMemory);
    }
}

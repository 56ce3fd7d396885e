using System.Text;
using Federation.Cluster.Adapters.Hosting;
using Federation.Cluster.Adapters.Protocol;
using Federation.Contracts;

namespace Federation.Adapters.Worker.Tests.Workers;

public sealed class SecretBlackoutTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sk-5f1c2d", false)]
    [InlineData("2c4d8a", false)]
    [InlineData("correct horse battery staple", false)]
    [InlineData("1234567890123456", false)]
    [InlineData("Liberté", true)]
    [InlineData("postal_code", true)]
    [InlineData("Saint-Jean-d'Aulps", false)]
    [InlineData("Saint-Jean d'Or", true)]
    [InlineData("21000", true)]
    [InlineData("03 80 11 22 33", true)]
    [InlineData("a1b2", true)]
    public void Secret_ThatCouldBeAWordOrANumber_IsCommon(string secret, bool isCommon) => Assert.Equal(isCommon, SecretForms.IsCommon(secret));

    [Theory]
    [InlineData("""{"a":"k3y-abc"}""", """{"a":"*******"}""")]
    [InlineData("""{"k3y-abc":"x"}""", """{"k3y-abc":"x"}""")]
    [InlineData("{\"k3y-abc\" \n: [\"k3y-abc\"]}", "{\"k3y-abc\" \n: [\"*******\"]}")]
    [InlineData("""{"xk3y-abc":"k3y-abc\":"}""", """{"x*******":"*******\":"}""")]
    [InlineData("""{"a":"\"k3y-abc\":"}""", """{"a":"\"*******\":"}""")]
    [InlineData("k3y-abc", "*******")]
    public void Apply_MemberNames_AreLeft(string said, string left)
    {
        byte[] payload = Encoding.UTF8.GetBytes(said);

        bool found = new SecretBlackout(["k3y-abc"]).Apply(new Frame(FrameType.Records, payload));

        Assert.Equal(left, Encoding.UTF8.GetString(payload));
        Assert.Equal(said != left, found);
    }

    [Theory]
    [InlineData("me:")]
    [InlineData("user:")]
    [InlineData("users:")]
    public void Apply_SecretWithinBase64_IsFoundWhereverItBegins(string before)
    {
        const string secret = "k3y-abc/DEF";
        byte[] payload = Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes($"{before}{secret}:after")));

        Assert.True(new SecretBlackout([secret]).Apply(new Frame(FrameType.Log, payload)));

        // Eleven bytes fill fourteen characters; the next one they share with what follows.
        Assert.InRange(payload.Count((byte)'*'), 14, 15);
    }

    [Theory]
    [InlineData("k3y%2fa+b%3D")]
    [InlineData("k3y%2fa%20b%3d")]
    [InlineData("k3y%2Fa%20b%3D")]
    [InlineData("k3y%2Fa+b%3D")]
    public void Apply_SecretAsItLooksInAnAddress_IsFound(string shown)
    {
        byte[] payload = Encoding.UTF8.GetBytes(shown);

        bool found = new SecretBlackout(["k3y/a b="]).Apply(new Frame(FrameType.Log, payload));

        Assert.Equal(shown != "k3y%2fa+b%3D", found); // half and half is nobody's way
    }

    [Fact]
    public async Task Secret_ThatIsAWord_IsLeftInListingsAndTakenOutOfMessages()
    {
        using var bench = new PluginBench();
        await using var worker = await bench.StartAsync("""{ "apiKey": "Liberté", "escape": "show-secret" }""");

        string? summary = (await worker.CheckAsync(Token)).Summary;
        var records = (await worker.ReadAllAsync()).Single().Records;
        var results = await worker.MapAsync(records, Token);

        Assert.Equal("the key is *******", summary);
        Assert.All(results, result => Assert.Equal("1 rue de la Liberté", Assert.IsType<MapResult.Mapped>(result).Draft.Address!.Street));
        Assert.Contains(bench.Log.Lines, line => line.Contains("secret *******", StringComparison.Ordinal));
        Assert.DoesNotContain(bench.Log.Lines, line => line.Contains("Liberté", StringComparison.Ordinal));
        Assert.Equal("worker.common-secret", Assert.Single(worker.Findings).Code);
    }

    [Fact]
    public void Cover_Issues_LosesTheWordAndKeepsTheRest()
    {
        var blackout = new SecretBlackout(["sesame-street"]);

        var issues = blackout.Cover([Issue.Error("name.missing", "No name at sesame-street.", "/name"), Issue.Warning("x.y", "Nothing.")]);

        Assert.Equal([Issue.Error("name.missing", "No name at *************.", "/name"), Issue.Warning("x.y", "Nothing.")], issues);
    }
}

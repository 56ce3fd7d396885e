using Federation.Host.Commands;
using Federation.Host.Settings;

namespace Federation.Host.Tests.Telemetry;

public sealed class MetricsAddressTests
{
    [Theory]
    [InlineData("http://127.0.0.1:9464", true)]
    [InlineData("http://127.0.0.1:9464/metrics", true)]
    [InlineData("http://10.0.0.7:9464/", true)]
    [InlineData("https://127.0.0.1:9464", false)] // the host speaks no TLS
    [InlineData("http://127.0.0.1:9464/other", false)]
    [InlineData("http://127.0.0.1:9464/?token=x", false)]
    [InlineData("http://me:secret@127.0.0.1:9464", false)]
    [InlineData("127.0.0.1:9464", false)]
    [InlineData("", false)]
    public void MetricsUrl_IsAnHttpAddressOfItsOwn(string text, bool isTaken) => ExpectTaken("--metrics-url", text, isTaken);

    [Theory]
    [InlineData("http://127.0.0.1:4318", true)]
    [InlineData("https://collector.example/otlp", true)]
    [InlineData("https://collector.example/?api-key=secret", false)] // a token stands in the headers' variable
    [InlineData("https://me:secret@collector.example", false)]
    [InlineData("grpc://127.0.0.1:4317", false)]
    [InlineData("collector", false)]
    public void OtlpEndpoint_IsAnHttpAddressWithoutSecrets(string text, bool isTaken) => ExpectTaken("--otlp-endpoint", text, isTaken);

    [Theory]
    [InlineData("http://127.0.0.1:9464", true)]
    [InlineData("http://127.0.0.1", true)]
    public void MetricsUrl_Read_IsTheSame(string text, bool isRead) => Assert.Equal(isRead, MetricsAddress.TryRead(text, out var address) && address == new Uri(text));

    private static void ExpectTaken(string option, string text, bool isTaken) => Assert.Equal(isTaken, ServeCommand.Create().Parse([option, text]).Errors.Count == 0);
}

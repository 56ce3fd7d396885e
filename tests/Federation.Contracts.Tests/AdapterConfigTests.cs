using System.Text.Json;

namespace Federation.Contracts.Tests;

public sealed class AdapterConfigTests
{
    [Theory]
    [InlineData("[]")]
    [InlineData("\"source\"")]
    [InlineData("null")]
    [InlineData("1")]
    public void Constructor_NotAnObject_Throws(string json)
    {
        using var document = JsonDocument.Parse(json);

        Assert.Throws<ArgumentException>("values", () => new AdapterConfig(document.RootElement));
    }

    [Fact]
    public void Values_DocumentDisposed_StayReadable()
    {
        AdapterConfig config;
        using (var document = JsonDocument.Parse("""{ "source": "listing.csv" }""")) config = new AdapterConfig(document.RootElement);

        Assert.Equal("listing.csv", config.Text("source"));
        Assert.Equal(JsonValueKind.Object, config.Values.ValueKind);
    }

    [Theory]
    [InlineData("""{ "source": "a" }""", "a")]
    [InlineData("""{ "source": " " }""", " ")]
    [InlineData("""{ "source": "" }""", null)]
    [InlineData("""{ "source": null }""", null)]
    [InlineData("""{ "source": 1 }""", null)]
    [InlineData("""{ "source": ["a"] }""", null)]
    [InlineData("""{ "Source": "a" }""", null)]
    [InlineData("{}", null)]
    public void Text_AnyValue_IsNonEmptyTextOrNull(string json, string? expected) => Assert.Equal(expected, Config(json).Text("source"));

    [Theory]
    [InlineData("""{ "years": 12 }""", 12)]
    [InlineData("""{ "years": -1 }""", -1)]
    [InlineData("""{ "years": 2147483648 }""", null)]
    [InlineData("""{ "years": 1.5 }""", null)]
    [InlineData("""{ "years": "12" }""", null)]
    [InlineData("""{ "years": true }""", null)]
    [InlineData("{}", null)]
    public void WholeNumber_AnyValue_IsNumberOrNull(string json, int? expected) => Assert.Equal(expected, Config(json).WholeNumber("years"));

    [Fact]
    public void RequiredText_Present_IsReturned() => Assert.Equal("a", Config("""{ "source": "a" }""").RequiredText("source"));

    [Fact]
    public void RequiredText_Missing_NamesTheSettingAndNoValue()
    {
        var failure = Assert.Throws<AdapterException>(() => Config("""{ "token": "hush" }""").RequiredText("source"));

        Assert.Equal(FailureKind.Configuration, failure.Kind);
        Assert.Equal("config.missing", failure.Code);
        Assert.Contains("\"source\"", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", failure.Message, StringComparison.Ordinal);
    }

    private static AdapterConfig Config(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new AdapterConfig(document.RootElement);
    }
}

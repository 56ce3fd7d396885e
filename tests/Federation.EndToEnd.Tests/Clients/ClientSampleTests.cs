using System.Globalization;
using System.Text.Json;

namespace Federation.EndToEnd.Tests.Clients;

/// <summary>Each program of samples/clients against the built host: all centres around Dijon, over several pages, and a refusal.</summary>
public sealed class ClientSampleTests(ClientSamples samples) : IClassFixture<ClientSamples>
{
    private const int PageSize = 5;

    [Theory]
    [InlineData("curl")]
    [InlineData("typescript")]
    [InlineData("csharp")]
    public async Task Client_AskedForDijon_PrintsEveryCentreNearestFirst(string client)
    {
        var near = (await samples.Host.Client.AskAsync("{ centres(first: 100, filter: { place: { near: { latitude: 47.322, longitude: 5.0415, radiusKm: 100 } } }) { edges { distanceKm node { name } } } }")).GetProperty("centres").GetProperty("edges");
        Assert.InRange(near.GetArrayLength(), PageSize + 1, 99);

        var said = (await samples.RunAsync(client, "100")).Expect(0);

        Assert.Equal(near.EnumerateArray().Select(Line), said.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("curl")]
    [InlineData("typescript")]
    [InlineData("csharp")]
    public async Task Client_Refused_TellsTheCodeAndEndsWithAnError(string client)
    {
        var refused = (await samples.RunAsync(client, "0")).Expect(1);

        Assert.StartsWith("BAD_INPUT: ", refused.Error, StringComparison.Ordinal);
        Assert.Empty(refused.Output);
    }

    private static string Line(JsonElement edge) => string.Create(CultureInfo.InvariantCulture, $"{edge.GetProperty("distanceKm").GetDouble()} km  {edge.GetProperty("node").GetProperty("name").GetString()}");
}

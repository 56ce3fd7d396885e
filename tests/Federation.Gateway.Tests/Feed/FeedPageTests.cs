using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Feed;
using Federation.Contracts;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.Feed;

/// <summary>The example on docs/feed.md is what a host answers; UPDATE_DOCS=1 writes it.</summary>
public sealed class FeedPageTests
{
    private const string Begin = "<!-- example -->\n```json\n", End = "\n```\n<!-- /example -->";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Example_OnThePage_IsWhatAHostAnswers()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.AddAsync(new DirectoryRecord { Id = DirectoryId.TryParse("5f0c6a1e9d3b47c28a6e4f1b2c3d4e5f", out var id) ? id : throw new InvalidOperationException("That is an id.") });
        await host.Seed.AddAsync(Seed.Network("census", "Census of shared places"));
        var gone = await host.Seed.OpenAsync("census", "8", new ListingContent { Name = "Closed" });
        var start = (await FeedReader.AllAsync(host)).Next;
        await host.Seed.OpenAsync("census", "7", new ListingContent
        {
            Name = "La Fabrique",
            Address = new Address { Street = "2 rue du Port", PostalCode = "21000", Locality = "Dijon", Country = "FR" },
            Location = new Location(47.3226, 5.0415),
            Website = "https://fabrique.example/",
            OpeningHours = "Mo-Fr 09:00-18:00",
            Services = [ServiceKeys.Fabrication],
            Capacity = 12,
            Languages = ["en", "fr"],
            Prices = [new ListedPrice { Text = "15 € / jour", Amount = 15, Currency = "EUR", Unit = PriceUnit.Day }],
        });
        await host.Seed.RemoveAsync(gone, "census", "8");
        string answer = JsonSerializer.Serialize(await FeedReader.PageAsync(host, $"?after={start}"), Readable);

        string file = DocumentationFile(), page = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        int from = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, to = page.IndexOf(End, from - 1, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            page = page[..from] + answer + (to < from ? page[(from - 1)..] : page[to..]);
            to = from + answer.Length;
            await File.WriteAllTextAsync(file, page, TestContext.Current.CancellationToken);
        }

        Assert.Equal(answer, page[from..to]);
    }

    private static string DocumentationFile([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "../../../../docs/feed.md"));
}

using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Contracts;
using Federation.Gateway.GraphQL;
using Federation.Gateway.Tests.Doubles;
using Federation.Registry.Labels;

namespace Federation.Gateway.Tests.GraphQL;

/// <summary>Centres in plain words, by themselves and side by side.</summary>
public sealed class CentreReadingTests
{
    private const string Rows = "axes { axis entries { level heldLevel best } criteria { criterion { key } entries { best reading { says finding { value level evidence observedAt } } } } }";

    [Fact]
    public async Task Reading_OfALabelledCentre_SaysWhatTheLabelHoldsApartFromWhatIsKnown()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await OpenAsync(host, "1", "Mo-Fr 09:00-18:00");
        await AwardAsync(host, id);

        var reading = await ReadAsync(host, id, "label summary(language: FR) axes { axis title(language: FR) heldLevel level sentences criteria { finding { criterion { key } } says next(language: FR) } }");

        Assert.Equal(["This centre holds the label at level 1 of 3.", "It was awarded on 1 March 2026 and runs out on 1 March 2028."], Texts(reading, "label"));
        Assert.Equal(["À part le label, d’après ce que l’annuaire savait lui-même le 1er mars 2026, aucun niveau n’est atteint.", "Aux 41 questions que pose le label, il peut répondre 3 fois.", "À lui seul, cela n’attribue rien."], Texts(reading, "summary"));
        var services = reading.GetProperty("axes")[1];
        Assert.Equal(("SERVICES", "Services", 1, 0), (services.GetProperty("axis").GetString(), services.GetProperty("title").GetString(), services.GetProperty("heldLevel").GetInt32(), services.GetProperty("level").GetInt32()));
        Assert.Equal(["The label holds level 1 here.", "By what the directory itself knows, no level is reached.", "Level 1 still lacks 2 mandatory criteria and 1 of 4 optional ones."], Texts(services, "sentences"));
        Assert.Equal(
            """{"finding":{"criterion":{"key":"services.hours"}},"says":"The centre is open 45\u00A0hours a week, according to a declaration of 1 March 2026: level 2.","next":null}""",
            JsonSerializer.Serialize(services.GetProperty("criteria")[0]).Replace("\u00A0", "\\u00A0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reading_OfASuspendedLabel_NamesNoLevelAsHeld()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await OpenAsync(host, "1", null);
        await AwardAsync(host, id);
        await host.Grains.Label(id).Decide(new LabelOrder { Kind = LabelEventKind.Suspended, MadeOn = 1, Actor = "x", Reason = "Complaints." });

        string text = (await ReadAsync(host, id, "text")).GetProperty("text").GetString() ?? "";

        Assert.StartsWith("The label of this centre has been suspended since 1 March 2026: for now the centre does not hold it.\n\nApart from the label, by what the directory itself knew ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("label holds", text, StringComparison.Ordinal);
        Assert.DoesNotContain("holds the label", text, StringComparison.Ordinal);
        Assert.Contains("\n\nQuality\nBy what the directory itself knows, no level is reached.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_TwoCentres_GivesEveryRowAndTheBestWhereThatCanBeSaid()
    {
        await using var host = await GatewayHost.StartAsync();
        CentreId longer = await OpenAsync(host, "1", "Mo-Fr 09:00-18:00"), shorter = await OpenAsync(host, "2", "Mo-Fr 09:00-12:00"), silent = await OpenAsync(host, "3", null);
        await AwardAsync(host, longer);

        var compared = (await host.AskAsync($"query($ids: [ID!]!) {{ compare(centres: $ids) {{ centres {{ key }} {Rows} }} }}", new { ids = (string[])[shorter.Value, GlobalId.Of(longer), silent.Value] })).Data.GetProperty("compare");

        Assert.Equal([shorter.Value, longer.Value, silent.Value], compared.GetProperty("centres").EnumerateArray().Select(centre => centre.GetProperty("key").GetString()));
        var services = compared.GetProperty("axes")[1];
        Assert.Equal("""[{"level":0,"heldLevel":null,"best":false},{"level":0,"heldLevel":1,"best":false},{"level":0,"heldLevel":null,"best":false}]""", services.GetProperty("entries").GetRawText());
        var hours = services.GetProperty("criteria")[0].GetProperty("entries");
        Assert.Equal([false, true, false], hours.EnumerateArray().Select(entry => entry.GetProperty("best").GetBoolean()));
        Assert.Equal("""{"value":45,"level":2,"evidence":"DECLARED","observedAt":"2026-03-01T09:30:00.000Z"}""", hours[1].GetProperty("reading").GetProperty("finding").GetRawText());
        Assert.Equal("It is not known how many hours a week the centre is open.", hours[2].GetProperty("reading").GetProperty("says").GetString());
        Assert.Equal(41, compared.GetProperty("axes").EnumerateArray().Sum(axis => axis.GetProperty("criteria").GetArrayLength()));
    }

    [Fact]
    public async Task Compare_FourCentres_IsReadInAsManyQuestionsToTheStoreAsTwo()
    {
        await using var host = await GatewayHost.StartAsync();
        var ids = new List<string>();
        for (int i = 0; i < 4; i++) ids.Add((await OpenAsync(host, $"{i}", null)).Value);
        await host.CatchUpAsync(); // whoever follows the feed reads, too
        var reads = new List<int>();
        // The first time of all reads what is kept for a while.
        foreach (int count in (int[])[2, 2, 4])
        {
            int before = host.Store.Reads;
            await host.AskAsync($"query($ids: [ID!]!) {{ compare(centres: $ids) {{ centres {{ name label {{ state }} }} {Rows} }} }}", new { ids = ids.Take(count) });
            reads.Add(host.Store.Reads - before);
        }

        Assert.Equal(reads[1], reads[2]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public async Task Compare_TooFewOrTooMany_IsRefused(int count)
    {
        await using var host = await GatewayHost.StartAsync();
        var ids = new List<string>();
        for (int i = 0; i < count; i++) ids.Add((await OpenAsync(host, $"{i}", null)).Value);

        var answer = await host.AskAsync("query($ids: [ID!]!) { compare(centres: $ids) { axes { axis } } }", new { ids });

        Assert.Equal("BAD_INPUT", answer.Code);
        Assert.Contains($"2 to 4 ids; it had {count}", answer.Body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_WhatIsNoCentreOrTheSameTwice_IsRefused()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await OpenAsync(host, "1", null);

        foreach (string other in (string[])[GlobalId.Of(id), CentreId.New(host.Clock).Value, "nonsense"])
        {
            Assert.Equal("BAD_INPUT", (await host.AskAsync("query($ids: [ID!]!) { compare(centres: $ids) { axes { axis } } }", new { ids = (string[])[id.Value, other] })).Code);
        }
    }

    private static Task<CentreId> OpenAsync(GatewayHost host, string id, string? hours) => host.Seed.OpenAsync("a", id, new ListingContent { Name = $"Centre {id}", OpeningHours = hours, Services = [ServiceKeys.Coworking] });

    private static Task AwardAsync(GatewayHost host, CentreId id) => host.Grains.Label(id).Decide(new LabelOrder { Kind = LabelEventKind.Awarded, MadeOn = 0, Actor = "x", Reason = "Assessed.", Levels = new LabelLevels { Services = 1, Quality = 3 } });

    private static async Task<JsonElement> ReadAsync(GatewayHost host, CentreId id, string fields) => (await host.AskAsync($$"""{ centre(id: "{{id}}") { reading { {{fields}} } } }""")).Data.GetProperty("centre").GetProperty("reading");

    private static IEnumerable<string?> Texts(JsonElement element, string name) => element.GetProperty(name).EnumerateArray().Select(text => text.GetString());
}

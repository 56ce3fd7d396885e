using System.Globalization;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Regroupings;
using Federation.Cluster.Matching.Review;
using Federation.Cluster.Suggestions;
using Federation.Cluster.Sync;
using Federation.Gateway.GraphQL;
using Federation.Gateway.GraphQL.Loading;
using Federation.Gateway.Tests.Doubles;
using Federation.Registry.Labels;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.GraphQL;

/// <summary>However long a page is, what stands in it is read together: no query asks the store, or grains, once for each of its items.</summary>
public sealed class ReadingTests
{
    private const int Seeded = 100;
    private const string Networks = "network { key lastRun { key } }";
    private const string Centre = "centre { name label { level history { kind } } assessments { key } networks { key } provenance { field } listings { network { name } } history { run { key } network { key } regrouping { key } } preAssessment { level } reading { label summary axes { criteria { says } } } admission { hours } }";

    /// <summary>By the field that takes <c>first</c>: a question with everything below it that is read from the store.</summary>
    public static TheoryData<string, string> Questions { get; } = new()
    {
        { "Query.centres", $"{{ centres(first: FIRST) {{ nodes {{ {Centre["centre { ".Length..^2]} doorKeeper {{ key }} foreignLabels {{ via {{ key }} }} }} }} }}" },
        { "Query.changes", $"{{ changes(first: FIRST) {{ items {{ {Centre} {Networks} run {{ key }} fields {{ field }} }} }} }}" },
        { "Query.syncRuns", $"{{ syncRuns(first: FIRST) {{ {Networks} }} }}" },
        { "Query.missedListings", $"{{ missedListings(network: \"a\", first: FIRST) {{ {Centre} removedBy {{ key }} }} }}" },
        { "Query.quarantine", "{ quarantine(network: \"a\", first: FIRST) { items { run { key } } } }" },
        { "Query.assessmentQueue", $"{{ assessmentQueue(stages: [DRAFT], first: FIRST) {{ {Centre} events {{ kind }} answers {{ value }} }} }}" },
        { "Query.suspensionAppeals", $"{{ suspensionAppeals(first: FIRST) {{ since {Centre} label {{ level history {{ kind }} }} }} }}" },
        { "Query.labelReviews", $"{{ labelReviews(first: FIRST) {{ {Centre} why {{ says }} }} }}" },
        { "Query.regroupings", "{ regroupings(first: FIRST) { key transfers { listing } evidence { one } } }" },
        { "Query.matchReviews", $"{{ matchReviews(first: FIRST) {{ items {{ judged {{ score }} one {{ {Centre} listing {{ name }} {Networks} }} other {{ listing {{ name }} }} }} }} }}" },
        { "Network.matchReviews", $"{{ network(id: \"a\") {{ matchReviews(first: FIRST) {{ items {{ judged {{ score }} one {{ listing {{ name }} }} }} }} }} }}" },
        { "Network.duplicates", $"{{ network(id: \"a\") {{ duplicates(first: FIRST) {{ nodes {{ judged {{ score }} one {{ {Centre} listing {{ name }} }} other {{ listing {{ name }} }} }} }} }} }}" },
        { "Network.runs", $"{{ network(id: \"a\") {{ runs(first: FIRST) {{ {Networks} }} }} }}" },
        { "Network.suggestions", $"{{ network(id: \"a\") {{ suggestions(first: FIRST) {{ {Centre} }} }} }}" },
        { "Centre.assessments", $"{{ centre(id: \"CENTRE\") {{ assessments(first: FIRST) {{ key {Centre} events {{ kind }} answers {{ value }} }} }} }}" },
        { "Centre.history", $"{{ centre(id: \"CENTRE\") {{ history(first: FIRST) {{ {Networks} run {{ key }} regrouping {{ key }} fields {{ field }} }} }} }}" },
    };

    /// <summary>Pages of things that hold nothing else that is read.</summary>
<<<<<<< HEAD
    private static readonly string[] Plain = ["Network.members", "Query.centrePoints", "Query.doorEntries", "Query.outbox", "Query.people", "Query.suggest", "Query.visits", "SyncRun.problems", "VisitStatement.corrections", "VisitStatement.lines"];
=======
    private static readonly string[] Plain = ["Operations.acts", "Query.centrePoints", "Query.doorEntries", "Query.outbox", "Query.people", "Query.suggest", "Query.visits", "SyncRun.problems", "VisitStatement.corrections", "VisitStatement.lines"];
>>>>>>> wt-O

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Page_HoweverLong_IsReadInAsManyQuestionsToTheStore(string field, string question)
    {
        await using var host = await GatewayHost.StartAsync(options => (options.Limits, options.RequestsPerSecond) = (new() { ResultFields = 1_000_000 }, 0));
        string centre = await SeedAsync(host);

        // The first time of all reads what is kept for a while, such as when sources were last read.
        var reads = new List<int>();
        foreach (int first in (int[])[1, 1, 20, field.EndsWith("matchReviews", StringComparison.Ordinal) || field.EndsWith("duplicates", StringComparison.Ordinal) ? 50 : Seeded])
        {
            string query = question.Replace("FIRST", $"{first}", StringComparison.Ordinal).Replace("CENTRE", centre, StringComparison.Ordinal);
            int before = host.Store.Reads;
            var answer = await host.AskAsync(query, token: host.Token);
            reads.Add(host.Store.Reads - before);
            Assert.False(answer.HasErrors, answer.Body.ToString());
            Assert.Equal(first, Count(answer, field));
        }

        // What is asked for at two levels is read once or twice, whichever comes first; a question for each item would be tens more.
        Assert.True(reads[1..].Max() - reads[1..].Min() <= 2, $"{field}: {string.Join(", ", reads)} reads for 1, 1, 20 and {Seeded} items");
    }

    [Fact]
    public async Task EveryField_ThatGivesPages_IsAmongTheQuestions()
    {
        await using var host = await GatewayHost.StartAsync();
        var schema = host.Services.GetRequiredService<DirectorySchema>();

        var paged = schema.AllTypes.OfType<IObjectGraphType>().SelectMany(type => type.Fields.Where(field => field.Arguments?.Find("first") is not null).Select(field => $"{type.Name}.{field.Name}"));

        Assert.Equal(paged.Order(StringComparer.Ordinal), Questions.Select(row => row.Data.Item1).Concat(Plain).Order(StringComparer.Ordinal));
    }

    private static int Count(Answer answer, string field)
    {
        var found = answer.Data;
        foreach (string name in (string[])(field.StartsWith("Network.", StringComparison.Ordinal) ? ["network"] : field.StartsWith("Centre.", StringComparison.Ordinal) ? ["centre"] : [])) found = found.GetProperty(name);
        found = found.GetProperty(field.Split('.')[1]);
        if (found.ValueKind == System.Text.Json.JsonValueKind.Object) found = found.TryGetProperty("items", out var items) ? items : found.GetProperty("nodes");
        return found.GetArrayLength();
    }

    /// <summary>A hundred of everything, in one network whose runs brought it about.</summary>
    /// <returns>A centre with a hundred changes, and a hundred applications.</returns>
    private static async Task<string> SeedAsync(GatewayHost host)
    {
        var seed = host.Seed;
        await seed.AddAsync(Seed.Network("a"));
        var centres = new List<CentreId>();
        for (int i = 0; i < Seeded; i++)
        {
            string name = i.ToString("D3", CultureInfo.InvariantCulture);
            string run = $"0198a0000000700080000000000{i:D5}";
            var centre = await seed.OpenAsync("a", name, new ListingContent { Name = $"Centre {name}" });
            centres.Add(centre);
            await seed.AddAsync(Seed.RunOf("a", run, GatewayHost.Now.AddMinutes(i)));
            await seed.AddAsync("a", name, new Binding { Centre = centre, ContentHash = "x", MissedRuns = 3, RemovedAt = GatewayHost.Now, RemovedBy = run });
            await seed.AddAsync($"a/{name}", Seed.QuarantinedOf("a", name) with { Run = run });
            await seed.AddAsync(new Regrouping { Id = $"0198b0000000700080000000000{i:D5}", At = GatewayHost.Now, Cause = RegroupingCause.MatchedAgain, Reason = "", Transfers = [] });
            foreach (var (version, kind) in ((LabelEventKind[])[LabelEventKind.Awarded, LabelEventKind.Suspended, LabelEventKind.Appealed]).Index()) await host.Grains.Label(centre).Decide(new LabelOrder { Kind = kind, MadeOn = version, Actor = "x", Reason = "y", Levels = new LabelLevels { Services = 1 } });
            await host.Grains.Assessments(centre).Open(new Registry.Assessments.AssessmentActor("somebody", []), "a");
            await host.Store.CommitAsync(ReviewTests.Stored(ReviewTests.Review(centre)));
            await seed.AddAsync(new Suggestion { Id = $"0198c0000000700080000000000{i:D5}", Centre = centre, Listing = Seed.Key("a", name), Field = "name", Value = "Another", By = "somebody", At = GatewayHost.Now });
        }

        for (int i = 0; i + 1 < Seeded; i += 2) await seed.AddAsync(new MatchReview { Pair = ListingPair.Of(Seed.Key("a", $"{i:D3}"), Seed.Key("a", $"{i + 1:D3}")), Question = MatchQuestion.Unsure, Score = 0.4, Since = GatewayHost.Now });
        var changed = await seed.OpenAsync("a", "changed", new ListingContent { Name = "Number 0" });
        for (int i = 1; i < Seeded; i++) await seed.PutAsync(changed, "a", "changed", new ListingContent { Name = $"Number {i}" });
        for (int i = 1; i <= Seeded; i++)
        {
            await host.Grains.Assessments(changed).Open(new Registry.Assessments.AssessmentActor("somebody", []), "a");
            if (i < Seeded) await host.Grains.Assessments(changed).Decide($"{changed}-{i}", AssessmentOrder.Of(new Registry.Assessments.AssessmentCommand.Withdraw("Another.") { MadeOn = 1, By = new Registry.Assessments.AssessmentActor("somebody", []), At = default }));
        }

        await host.CatchUpAsync();
        return changed.Value;
    }
}

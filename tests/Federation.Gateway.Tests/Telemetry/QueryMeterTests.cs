using System.Diagnostics;
using Federation.Cluster.Storage;
using Federation.Cluster.Telemetry;
using Federation.Cluster.Tests.Telemetry;
using Federation.Gateway.GraphQL.Pages;
using Federation.Gateway.Tests.Doubles;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Telemetry;

/// <summary>What is told of a GraphQL request.</summary>
public sealed class QueryMeterTests
{
    private const string Duration = "federation.graphql.request.duration graphql.operation.type=query";

    [Fact]
    public async Task Query_ThatIsAnswered_IsToldByItsKind()
    {
        await using var host = await GatewayHost.StartAsync();

        Assert.Equal([Duration], await ToldAsync(host, "{ directory { id } }"));
    }

    [Fact]
    public async Task Query_ThatFails_IsToldByTheCodeOfItsFirstError()
    {
        await using var host = await GatewayHost.StartAsync();
        host.Store.Broken = new StoreUnavailableException("store.io", "The disk of somebody answers with an error.");

        Assert.Equal([$"{Duration} error.type=STORE_UNAVAILABLE"], await ToldAsync(host, "{ syncRuns(first: 1) { status } }"));
    }

    [Fact]
    public async Task Query_ThatIsExpensive_IsToldWithItsCost()
    {
        await using var host = await GatewayHost.StartAsync();

        Assert.Equal(["federation.graphql.request.cost graphql.operation.type=query", Duration], await ToldAsync(host, "{ centres(first: 1) { nodes { key } } }"));
    }

    [Fact]
    public async Task Span_OfATrustedDocument_HasItsIdAndNoText()
    {
        await using var host = await GatewayHost.StartAsync();
        var spans = new List<Activity>();
        using var request = new Activity("request").Start();
        using var listener = new ActivityListener { ShouldListenTo = source => source.Name == DirectoryTelemetry.Name, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded };
        listener.ActivityStopped = span =>
        {
            lock (spans)
            {
                if (span.TraceId == request.TraceId) spans.Add(span);
            }
        };
        ActivitySource.AddActivityListener(listener);

        await AskAsync(host, "{ directory { id } }");

        var told = spans.Single(span => span.OperationName == "graphql");
        Assert.Equal("graphql query", told.DisplayName);
        Assert.Equal([("graphql.operation.type", "query"), ("graphql.document.id", "document-of-a-test")], told.TagObjects.Select(tag => (tag.Key, tag.Value)));
    }

    private static async Task<IReadOnlyList<string>> ToldAsync(GatewayHost host, string query)
    {
        using var measurements = new Measurements();
        await AskAsync(host, query);
        return [.. measurements.Told.Where(told => told.StartsWith("federation.graphql", StringComparison.Ordinal))];
    }

    private static Task AskAsync(GatewayHost host, string query)
    {
        var questions = host.Services.GetRequiredService<IPageQuestions>();
        return questions.AskAsHostAsync(questions.Prepare("document-of-a-test", query), new Dictionary<string, object?>(), TestContext.Current.CancellationToken);
    }
}

using System.Diagnostics;
using Federation.Host.Running.Telemetry;

namespace Federation.Host.Tests.Telemetry;

/// <summary>What leaves the host of a span.</summary>
public sealed class SpanScrubTests
{
    private static readonly ActivitySource Source = new("scrub");

    public SpanScrubTests() => ActivitySource.AddActivityListener(new ActivityListener { ShouldListenTo = source => source.Name == "scrub", Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded });

    [Fact]
    public void Span_OfARequest_KeepsRouteAndStatusAndNoAddress()
    {
        using var span = Started(ActivityKind.Server);
        span.SetTag("http.route", "/centres/{id}").SetTag("http.response.status_code", 200).SetTag("http.request.method", "GET")
            .SetTag("url.query", "?token=secret").SetTag("url.path", "/centres/secret").SetTag("url.full", "https://secret").SetTag("client.address", "192.0.2.1").SetTag("user_agent.original", "secret")
            .SetTag("server.address", "secret.example").SetTag("enduser.id", "secret").SetTag("an.attribute.of.next.year", "secret");

        new SpanScrub().OnEnd(span);

        Assert.Equal(["http.request.method", "http.response.status_code", "http.route"], span.TagObjects.Select(tag => tag.Key).Order(StringComparer.Ordinal));
        Assert.True(span.Recorded);
    }

    [Fact]
    public void Span_OfARequestOfTheHost_KeepsWhomItAsked()
    {
        using var span = Started(ActivityKind.Client);
        span.SetTag("server.address", "partner.example").SetTag("server.port", 443).SetTag("url.full", "https://partner.example/list?key=secret");

        new SpanScrub().OnEnd(span);

        Assert.Equal(["server.address", "server.port"], span.TagObjects.Select(tag => tag.Key));
    }

    [Fact]
    public void Span_ThatFailed_SaysThatAndNotWhy()
    {
        using var span = Started(ActivityKind.Internal);
        span.SetStatus(ActivityStatusCode.Error, "Row person/secret is at version 3.").SetTag("exception.message", "secret").SetTag("error.type", "INTERNAL");
        span.TraceStateString = "vendor=secret";

        new SpanScrub().OnEnd(span);

        Assert.Equal((ActivityStatusCode.Error, null, null), (span.Status, span.StatusDescription, span.TraceStateString));
        Assert.Equal(["error.type"], span.TagObjects.Select(tag => tag.Key));
    }

    [Fact]
    public void Span_WithEvents_IsNotExported()
    {
        using var span = Started(ActivityKind.Internal);
        span.AddException(new InvalidOperationException("secret"));

        new SpanScrub().OnEnd(span);

        Assert.False(span.Recorded);
    }

    private static Activity Started(ActivityKind kind) => Source.StartActivity("span", kind) ?? throw new InvalidOperationException("Nobody listens.");
}

using System.Diagnostics.Metrics;
using Federation.Cluster.Index;
using Federation.Cluster.Operating.Following;
using Federation.Cluster.Telemetry;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Operating.Standing;

/// <summary>Shows how much waits to whoever listens to the directory's meter. It is asked for every fifteen seconds, and only while somebody listens. Thread safe.</summary>
internal sealed partial class StandingGauges : Rounds
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    /// <summary>Of its own, so that it ends with its host.</summary>
    internal Meter Meter { get; } = new(DirectoryTelemetry.Name, DirectoryTelemetry.Meter.Version);

    private readonly StandingSurvey _survey;
    private readonly ILogger _log;
    private readonly Instrument _first;
    private StandingFigures _figures = StandingFigures.None;

    public StandingGauges(StandingSurvey survey, CentreIndex index, TimeProvider clock, ILogger<StandingGauges> log)
        : base(Every, clock, atOnce: true)
    {
        (_survey, _log) = (survey, log);
        _first = Gauge("federation.index.centres", "{centre}", "Centres in the version of the index that is searched.", () => index.IsReady ? [new(index.Current.Count)] : []);
        Gauge("federation.index.version.age", "s", "How long ago the version of the index was made that is searched. Where nothing changes it grows.", () => index.Age is { } age ? [new(age.TotalSeconds)] : []);
        Gauge("federation.feed.reader.behind", "{event}", "Events of the feed that a reader has not read.", () => Readers(reader => reader.Behind));
        Gauge("federation.feed.reader.lag", "s", "For how long there is something that a reader of the feed has not read; 0 where it has read everything.", () => Readers(reader => reader.Since is { } since ? Math.Max(0, (Clock.GetUtcNow() - since).TotalSeconds) : 0));
        Gauge("federation.matching.review.waiting", "{pair}", "Pairs of listings that a person should look at.", () => Of(Figures.Waiting?.Reviews));
        Gauge("federation.mail.waiting", "{mail}", "Mails that are to be sent.", () => Of(Figures.Waiting?.Mails));
        Gauge("federation.webhook.behind", "{entry}", "By how many entries of the public log the last webhook is behind that is not stopped.", () => Of(Figures.Waiting?.Webhooks.Behind));
        Gauge("federation.webhook.stopped", "{webhook}", "Webhooks that are stopped, for their server takes nothing.", () => Of(Figures.Waiting?.Webhooks.Stopped));
        Gauge("federation.store.size", "By", "What the store takes on its disk, with its journal.", () => Of(Figures.Census?.Figures.Bytes));
        Gauge("federation.store.free", "By", "What is free on the store's volume.", () => Of(Figures.Census?.Figures.FreeBytes));
    }

    private StandingFigures Figures => Volatile.Read(ref _figures);

    public override void Dispose()
    {
        Meter.Dispose();
        base.Dispose();
    }

    /// <summary>Whoever listens to one of them listens to all.</summary>
    internal override async Task RunAsync(CancellationToken cancellationToken) =>
        Volatile.Write(ref _figures, _first.Enabled ? await _survey.ReadAsync(cancellationToken) : StandingFigures.None);

    protected override void Failed(string failure)
    {
        Volatile.Write(ref _figures, StandingFigures.None); // a figure that is missing is seen, one that is old is not
        LogFailed(_log, failure);
    }

    private ObservableGauge<double> Gauge(string name, string unit, string description, Func<IEnumerable<Measurement<double>>> read) => Meter.CreateObservableGauge(name, read, unit, description);

    private IEnumerable<Measurement<double>> Readers(Func<FeedReading, double> value) =>
        Figures.Feed is not { } feed ? [] : feed.Readers.Select(reader => new Measurement<double>(value(reader), new KeyValuePair<string, object?>(TelemetryTags.FeedReader, TelemetryTags.Of(reader.Reader))));

    private static IEnumerable<Measurement<double>> Of(long? value) => value is { } known ? [new(known)] : [];

    [LoggerMessage(LogLevel.Warning, "What waits could not be counted ({Failure}). It is counted again in its turn.")]
    private static partial void LogFailed(ILogger log, string failure);
}

using System.Diagnostics.Metrics;
using Federation.Cluster.Telemetry;

namespace Federation.Cluster.Tests.Telemetry;

/// <summary>What the directory's meter was told by the test that made it, and by nothing that runs beside.</summary>
internal sealed class Measurements : IDisposable
{
    private static readonly AsyncLocal<Measurements?> Own = new();

    private readonly Lock _gate = new();
    private readonly List<string> _told = [];
    private readonly MeterListener _listener = new();

    public Measurements()
    {
        Own.Value = this;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == DirectoryTelemetry.Name && !instrument.IsObservable) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Take(instrument, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Take(instrument, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Take(instrument, tags));
        _listener.Start();
    }

    /// <summary>In order: the instrument's name and its attributes.</summary>
    public IReadOnlyList<string> Told
    {
        get
        {
            lock (_gate) return [.. _told];
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        Own.Value = null;
    }

    private void Take(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (Own.Value != this) return;
        string told = string.Join(' ', [instrument.Name, .. tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}")]);
        lock (_gate) _told.Add(told);
    }
}

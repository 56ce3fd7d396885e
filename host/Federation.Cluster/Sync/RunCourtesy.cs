using System.Collections.Concurrent;

namespace Federation.Cluster.Sync;

/// <summary>
/// Keeps a run that goes on and on from slowing down the short ones beside it: the longer a run has been served, the longer it stands back
/// after each page while others that have pages have had less. Alone, or beside runs that wait for their sources, no run ever waits. Thread safe.
/// </summary>
/// <remarks>The rule of least attained service, made gentle: the elder still gets a tenth of the time, so it cannot starve either.</remarks>
internal sealed class RunCourtesy(TimeProvider clock)
{
    /// <summary>So long a run owes nobody anything: most are over by then.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>How many times as much as another a run must have had to stand back.</summary>
    private const double Elder = 1.5;

    /// <summary>How many times as long as its last page took an elder run stands back.</summary>
    private const int StandBack = 9;

    /// <summary>A run that has had no page for so long waits for its source: nobody need wait for it.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _clock = clock;
    private readonly ConcurrentDictionary<Guest, bool> _guests = new(ReferenceEqualityComparer.Instance);

    /// <summary>A run begins; disposing the result ends it.</summary>
    /// <param name="errand">Those of one errand do not stand back for one another; null for a run on no errand.</param>
    public Guest Welcome(string? errand = null) => new(this, errand);

    /// <summary>One run that is under way. Not thread safe, but for what the others look at.</summary>
    internal sealed class Guest : IDisposable
    {
        private readonly RunCourtesy _house;
        private readonly string? _errand;
        private long _servedTicks;
        private long _lastServedAt;
        private bool _isServed;
        private TimeSpan _lastPage;

        public Guest(RunCourtesy house, string? errand)
        {
            _house = house;
            _errand = errand;
            house._guests.TryAdd(this, true);
        }

        private bool HasPages => Volatile.Read(ref _isServed) || (Served > TimeSpan.Zero && _house._clock.GetElapsedTime(Volatile.Read(ref _lastServedAt)) < Recent);

        private TimeSpan Served => TimeSpan.FromTicks(Volatile.Read(ref _servedTicks));

        /// <summary>Takes a page and counts how long that took.</summary>
        public async Task ServeAsync(Func<Task> page)
        {
            long start = _house._clock.GetTimestamp();
            Volatile.Write(ref _isServed, true);
            try
            {
                await page();
            }
            finally
            {
                _lastPage = _house._clock.GetElapsedTime(start);
                Volatile.Write(ref _servedTicks, _servedTicks + _lastPage.Ticks);
                Volatile.Write(ref _lastServedAt, _house._clock.GetTimestamp());
                Volatile.Write(ref _isServed, false);
            }
        }

        /// <summary>Stands back where somebody younger has pages to be served.</summary>
        public async Task GiveWayAsync(CancellationToken cancellationToken)
        {
            var served = Served;
            if (served < Grace || !_house._guests.Keys.Any(other => !IsWith(other) && other.Served * Elder < served && other.HasPages)) return;
            var wait = _lastPage * StandBack;
            await Task.Delay(wait < LongestWait ? wait : LongestWait, _house._clock, cancellationToken);
        }

        private bool IsWith(Guest other) => other == this || (_errand is not null && other._errand == _errand);

        public void Dispose() => _house._guests.TryRemove(this, out _);
    }
}

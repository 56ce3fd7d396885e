using System.Diagnostics;
using Federation.Gateway.GraphQL.Http.Crowds;

namespace Federation.Gateway.Tests.Http.Crowds;

/// <summary>Processors that take from one queue, in time that is only reckoned: who asks stands in it, and the watch's line between them.</summary>
/// <param name="work">Seconds that an answer takes, in the mean.</param>
/// <param name="refusal">Seconds that a refusal takes.</param>
internal sealed class SimulatedServer(RefusedShare share, int processors, double work, double refusal, int seed)
{
    private readonly Random _random = new(seed);
    private readonly Queue<(double Since, IThreadPoolWorkItem? Look)> _queue = new();
    private readonly double[] _free = new double[processors];
    private WaitingLine? _line;
    private double _now, _nextLook;

    /// <returns>The waits of those who were answered, in seconds; how many were refused; and which part of the time the processors worked.</returns>
    public (double Median, double P99, int Refused, double Busy) Run(double askedPerSecond, double seconds)
    {
        var line = _line ??= new WaitingLine(look => _queue.Enqueue((_now, look)));
        double ends = _now + seconds, nextAsks = _now, busy = 0;
        int asked = 0, refused = 0;
        var waits = new List<double>();
        while (_now < ends)
        {
            // Whatever happens next: somebody asks, the watch looks, a processor is free and somebody waits.
            int first = Array.IndexOf(_free, _free.Min());
            double taken = _queue.Count == 0 ? double.MaxValue : Math.Max(_free[first], _now);
            _now = Math.Min(taken, Math.Min(nextAsks, _nextLook));
            if (_now == nextAsks)
            {
                _queue.Enqueue((_now, null));
                nextAsks += -Math.Log(1 - _random.NextDouble()) / askedPerSecond;
            }
            else if (_now == _nextLook)
            {
                share.Pass(TimeSpan.FromMilliseconds(100), asked, callers: 1_000, line.Look((long)(_now * Stopwatch.Frequency)));
                asked = 0;
                _nextLook += 0.1;
            }
            else
            {
                var (since, look) = _queue.Dequeue();
                look?.Execute();
                double takes = look is null ? Answer(_now - since) : 0;
                busy += takes;
                _free[first] = _now + takes;
            }
        }

        waits.Sort();
        return (waits[waits.Count / 2], waits[(int)(0.99 * waits.Count)], refused, busy / seconds / processors);

        double Answer(double waited)
        {
            asked++;
            if (_random.NextDouble() < share.Value)
            {
                refused++;
                return refusal;
            }

            waits.Add(waited);
            return -Math.Log(1 - _random.NextDouble()) * work;
        }
    }
}

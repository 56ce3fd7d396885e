namespace Federation.Gateway.GraphQL.Http.Crowds;

/// <summary>
/// Which share of those who ask is refused: more while work waits because so many ask, less once it does not. It goes by how long a piece of work waits in the queue that all work of the process stands in, as
/// <see href="https://arxiv.org/abs/1806.04075">DAGOR</see> does: processors that are busy are none too few as long as nothing waits, and what waits is what people notice.
/// </summary>
/// <remarks>
/// A long wait alone refuses nobody, for something else may be the cause: a run that hands out listings, a start, a neighbour on the machine. By Little's law those who wait are as many as ask in a second, times the seconds that each waits, and
/// only where these are many, and not a few who ask much, are there too many: while there are no more callers than may wait none of them is refused, however slow the machine.
/// <see cref="Value"/> is thread safe; the rest is for one thread.
/// </remarks>
/// <param name="processors">That the process may use.</param>
internal sealed class RefusedShare(int processors)
{
    /// <summary>So much is felt by nobody, and is less than the second after which hosts of a cluster ask one another anew.</summary>
    private static readonly TimeSpan Tolerated = TimeSpan.FromMilliseconds(250);

    /// <summary>There is room again. Between the two the share stays as it is.</summary>
    private static readonly TimeSpan Nothing = TimeSpan.FromMilliseconds(50);

    /// <summary>What has passed counts for no more than this: a watch that was late knows little of the time between.</summary>
    private static readonly TimeSpan MostPassed = TimeSpan.FromMilliseconds(500);

    /// <summary>For each processor.</summary>
    private const int MostWaiting = 8;

    /// <summary>Looks one after the other at which what is first in the queue has waited too long. One is an accident.</summary>
    private const int Steadily = 3;

    /// <summary>Some are always answered: by them it is seen when there is room again.</summary>
    private const double Most = 0.95;

    // A second. It rises by that where work waits twice as long as is tolerated, up to four times as fast where it waits longer, and falls slowly, lest those who were refused come back all at once.
    private const double Rise = 0.4, Fall = 0.1;
    private const double Fastest = 4;

    private double _value, _askedPerSecond;
    private int _slow;

    /// <summary>Between 0 and 0.95.</summary>
    public double Value => Volatile.Read(ref _value);

    /// <summary>Time has passed.</summary>
    /// <param name="passed">Since the last time, about a tenth of a second.</param>
    /// <param name="asked">How many have asked meanwhile and come to their turn, those who were refused too. Where none has, the whole process stands still, and to refuse anybody would help nobody.</param>
    /// <param name="callers">How many different ones have within the last second.</param>
    /// <param name="wait">For how long what is first in the queue has waited; zero where nothing is in it.</param>
    public void Pass(TimeSpan passed, int asked, int callers, TimeSpan wait)
    {
        double seconds = Math.Min(passed.TotalSeconds, MostPassed.TotalSeconds);
        _askedPerSecond += seconds * ((asked / passed.TotalSeconds) - _askedPerSecond);
        if (wait <= Tolerated) _slow = 0;
        else if (asked > 0) _slow++;
        int most = MostWaiting * processors;
        double waiting = Math.Min(callers, _askedPerSecond * wait.TotalSeconds);
        bool areTooMany = asked > 0 && _slow >= Steadily && waiting > most;
        // A crowd that has gone is over, also where work goes on to wait for another reason.
        double change = areTooMany ? Rise * Math.Min(Fastest, (wait - Tolerated) / Tolerated) : wait <= Nothing || waiting < most / 2.0 ? -Fall : 0;
        Volatile.Write(ref _value, Math.Clamp(_value + (change * seconds), 0, Most));
    }
}

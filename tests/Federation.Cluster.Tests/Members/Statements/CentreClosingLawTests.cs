using CsCheck;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Visits;
using Federation.Cluster.Members.Visits.Statements;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Tests.Members.Statements;

/// <summary>What holds of statements whatever happens to visits between two closings: they come late, are erased, or a line of them is conceded.</summary>
public sealed class CentreClosingLawTests
{
    private const int Trials = 1_000;

    private static readonly CentreId Place = CentreId.TryParse("0198a000000070008000000000000001", out var id) ? id : default;
    private static readonly VisitMonth First = Month("2026-09");
    private static readonly NetworkId?[] Hosts = [NetworkId.Parse("hosts"), NetworkId.Parse("inn"), null];
    private static readonly string[] Homes = ["ruche", "grange", "hosts"];
    private static readonly string[] Tiers = ["nomad", "resident"];

    private static readonly Gen<Visit> AnyVisit = Gen.Select(Gen.Int[0, 91], Gen.Int[0, 1_439], Pick.From(Hosts), Pick.From(Homes), Pick.From(Tiers), Gen.Int[0, 3]).Select((day, minute, host, home, tier, visitor) =>
    {
        var at = new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day).AddMinutes(minute);
        return new Visit { Centre = Place, Nonce = DoorNonce.New(), At = at, Day = DateOnly.FromDateTime(at.UtcDateTime), Visitor = Pseudonym.Of(TestIssuer.Secret, $"{visitor}", Place), HomeNetwork = NetworkId.Parse(home), Tier = Tier.Parse(tier), Host = host };
    });

    /// <summary>By closing: which visits come before it, which of those that are there are erased, whom the door has for its keeper, and what is conceded.</summary>
    private static readonly Gen<Step[]> Steps = Gen.Select(AnyVisit.Array[0, 25], Gen.Int[0, 99].Array[0, 4], Pick.From(Hosts), Gen.Int[-3, 3].Array[0, 2]).Select((come, go, keeper, conceded) => new Step(come, go, keeper, conceded)).Array[1, 5];

    [Fact]
    public void Statements_AfterAnyClosing_AddUpToTheVisitsAndWhatWasConceded() => Steps.Sample(
        steps =>
        {
            var books = new Books();
            return steps.All(step =>
            {
                books.Close(step);
                return Same(books.Stated, books.Expected);
            });
        },
        iter: Trials);

    [Fact]
    public void EveryVisitorDay_IsInExactlyOneLineAndEveryVisitToo() => Gen.Select(AnyVisit.Array[0, 40], Pick.From(Hosts)).Sample(
        (visits, keeper) =>
        {
            var count = VisitCount.Of(Place, visits, keeper);
            var between = visits.Where(visit => (visit.Host ?? keeper) is { } host && host != visit.HomeNetwork).ToList();
            // A day whose first visit is no business between networks is none of theirs.
            int days = visits.GroupBy(visit => (visit.Visitor, visit.Day)).Count(day => between.Contains(day.OrderBy(visit => visit.At).ThenBy(visit => visit.Nonce.Value, StringComparer.Ordinal).First()));
            return count.Values.Sum(amount => amount.VisitorDays) == days && count.Values.Sum(amount => amount.Visits) == between.Count && count.Values.All(amount => amount.VisitorDays <= amount.Visits);
        },
        iter: Trials);

    [Fact]
    public void Closing_Again_SaysNothing() => Steps.Sample(
        steps =>
        {
            var books = new Books();
            foreach (var step in steps) books.Close(step);
            var again = CentreClosing.Of(Place, books.Last, books.Visits, books.Tallies, steps[^1].Keeper, []);
            return again.IsEmpty && again.Tallies.Count == 0;
        },
        iter: Trials);

    [Fact]
    public void Closing_ChangesNothingThatWasStated_AndNamesWhatItCorrects() => Steps.Sample(
        steps =>
        {
            var books = new Books();
            return steps.All(step =>
            {
                var closing = books.Close(step);
                return closing.Lines.All(line => line is { Visits: > 0, VisitorDays: >= 0 })
                    && closing.Corrections.All(entry => (entry.Month.CompareTo(books.Last) < 0 || entry.Reason == CorrectionReason.Disputed) && (entry.Visits, entry.VisitorDays) != (0, 0) && Fits(entry));
            });
        },
        iter: Trials);

    // The laws above hold nothing of what never happens.
    [Fact]
    public void TheseSteps_ComeToEveryReason()
    {
        var seen = new HashSet<CorrectionReason>();
        Steps.Sample(
            steps =>
            {
                var books = new Books();
                foreach (var entry in steps.SelectMany(step => books.Close(step).Corrections)) lock (seen) seen.Add(entry.Reason);
            },
            iter: Trials);

        Assert.Equal(Enum.GetValues<CorrectionReason>(), seen.Order());
    }

    private static bool Fits(VisitCorrection entry) => entry.Reason switch
    {
        CorrectionReason.Late => entry is { Visits: >= 0, VisitorDays: >= 0 },
        CorrectionReason.Erased => entry is { Visits: <= 0, VisitorDays: <= 0 },
        CorrectionReason.Recounted => Math.Sign(entry.Visits) * Math.Sign(entry.VisitorDays) < 0,
        _ => true,
    };

    private static VisitMonth Month(string text) => VisitMonth.TryParse(text, out var month) ? month : throw new FormatException(text);

    private static bool Same(Dictionary<(VisitMonth, LineKey), LineAmount> one, Dictionary<(VisitMonth, LineKey), LineAmount> other) =>
        one.Where(pair => pair.Value != default).OrderBy(pair => $"{pair.Key}", StringComparer.Ordinal).SequenceEqual(other.Where(pair => pair.Value != default).OrderBy(pair => $"{pair.Key}", StringComparer.Ordinal));

    private sealed record Step(Visit[] Come, int[] Go, NetworkId? Keeper, int[] Conceded);

    /// <summary>What a directory has over several closings, and beside it a reckoning by other means.</summary>
    private sealed class Books
    {
        private readonly Dictionary<VisitMonth, NetworkId?> _keepers = [];
        private readonly Dictionary<(VisitMonth, LineKey), LineAmount> _conceded = [];
        private VisitMonth _next = First;

        public List<Visit> Visits { get; } = [];

        public List<VisitTally> Tallies { get; } = [];

        public Dictionary<(VisitMonth, LineKey), LineAmount> Stated { get; } = [];

        public VisitMonth Last => _next.Add(-1);

        /// <summary>Of every month that is closed.</summary>
        public Dictionary<(VisitMonth, LineKey), LineAmount> Expected
        {
            get
            {
                var counted = Visits.GroupBy(visit => VisitMonth.Of(visit.Day)).Where(month => month.Key.CompareTo(_next) < 0)
                    .SelectMany(month => VisitCount.Of(Place, month, _keepers.GetValueOrDefault(month.Key)).Select(line => ((month.Key, line.Key), line.Value))).ToDictionary(line => line.Item1, line => line.Value);
                return counted.Keys.Union(_conceded.Keys).ToDictionary(key => key, key => (counted.GetValueOrDefault(key) + _conceded.GetValueOrDefault(key)).Possible);
            }
        }

        public CentreClosing Close(Step step)
        {
            Visits.AddRange(step.Come);
            foreach (int index in step.Go.Where(_ => Visits.Count > 0)) Visits.RemoveAt(index % Visits.Count);
            var month = _next;
            _next = _next.Add(1);
            // Whoever kept the door when visits without a host were first counted is their host from then on.
            foreach (var one in Visits.Where(visit => visit.Host is null).Select(visit => VisitMonth.Of(visit.Day)).Distinct().Where(one => one.CompareTo(month) <= 0)) _keepers[one] = _keepers.GetValueOrDefault(one) ?? step.Keeper;
            var disputes = Stated.Keys.OrderBy(key => $"{key}", StringComparer.Ordinal).Zip(step.Conceded, (key, by) => new VisitDispute
            {
                Month = key.Item1, Centre = Place, Host = key.Item2.Host, Home = key.Item2.Home, Tier = key.Item2.Tier, Reason = DisputeReason.TooMany, By = key.Item2.Home, At = default, State = DisputeState.Conceded, VisitorDays = by, Visits = by,
            }).ToList();
            foreach (var dispute in disputes) _conceded[(dispute.Month, dispute.Key)] = _conceded.GetValueOrDefault((dispute.Month, dispute.Key)) + dispute.Delta;
            var closing = CentreClosing.Of(Place, month, Visits, Tallies, step.Keeper, disputes);
            foreach (var line in closing.Lines) Add(month, line.Key, new LineAmount(line.VisitorDays, line.Visits));
            foreach (var entry in closing.Corrections) Add(entry.Month, new LineKey(entry.Centre, entry.Host, entry.Home, entry.Tier), new LineAmount(entry.VisitorDays, entry.Visits));
            Tallies.RemoveAll(tally => closing.Tallies.Any(now => now.Month == tally.Month));
            Tallies.AddRange(closing.Tallies);
            return closing;
        }

        private void Add(VisitMonth month, LineKey key, LineAmount amount) => Stated[(month, key)] = Stated.GetValueOrDefault((month, key)) + amount;
    }
}

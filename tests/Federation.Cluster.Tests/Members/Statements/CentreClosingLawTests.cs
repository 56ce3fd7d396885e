using CsCheck;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Admissions;
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

    private static readonly Gen<Visit> AnyVisit = Gen.Select(Gen.Int[0, 91], Gen.Int[0, 1_439], Pick.From(Hosts), Pick.From(Homes), Pick.From(Tiers), Gen.Int[0, 15]).Select((day, minute, host, home, tier, who) =>
    {
        var at = new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day).AddMinutes(minute);
        return new Visit { Centre = Place, Nonce = DoorNonce.New(), At = at, Day = DateOnly.FromDateTime(at.UtcDateTime), Visitor = Pseudonym.Of(TestIssuer.Secret, $"{who % 4}", Place), HomeNetwork = NetworkId.Parse(home), Tier = Tier.Parse(tier), Host = host, Doubt = who < 4 ? AdmissionCodes.HomeSilent : null };
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
            // What is no business between networks takes no day from what is, and a doubt none from what is beyond it.
            var days = between.GroupBy(visit => (visit.Visitor, visit.Day)).ToLookup(day => day.All(visit => visit.Doubt is not null));
            return (count.Values.Sum(amount => amount.VisitorDays), count.Values.Sum(amount => amount.DoubtfulDays)) == (days[false].Count(), days[true].Count())
                && (count.Values.Sum(amount => amount.Visits), count.Values.Sum(amount => amount.DoubtfulVisits)) == (between.Count(visit => visit.Doubt is null), between.Count(visit => visit.Doubt is not null))
                && count.Values.All(amount => amount.VisitorDays <= amount.Visits && amount.DoubtfulDays <= amount.DoubtfulVisits);
        },
        iter: Trials);

    // A row of it that cannot be read costs its reasons and nothing else.
    [Fact]
    public void AClosing_ReckonedFromItsTalliesAndWhatWasStatedBefore_IsWhatItWas() => Steps.Sample(
        steps =>
        {
            var books = new Books();
            return steps.All(step =>
            {
                var before = books.Stated.ToDictionary();
                var closing = books.Close(step);
                var mended = MendedClosing.Difference(Place, books.Last, books.Tallies, before);
                return mended.Lines.Sum(line => line.Visits) + mended.Corrections.Sum(entry => entry.Visits) == closing.Lines.Sum(line => line.Visits) + closing.Corrections.Sum(entry => entry.Visits)
                    && Same(Sums(books.Last, mended.Lines, mended.Corrections), Sums(books.Last, closing.Lines, closing.Corrections));
            });
        },
        iter: Trials);

    // Whatever was corrected before: what the host answers is what the line comes to.
    [Fact]
    public void Answer_ToADispute_IsWhatTheLineStandsAtAfterTheNextClosing() => Gen.Select(Steps, Gen.Int[0, 100], Gen.Int[0, 30], Gen.Int[0, 30]).Sample(
        (steps, which, one, other) =>
        {
            var books = new Books();
            var closings = steps.Select(step => (Closing: books.Close(step), Month: books.Last)).ToList();
            var statements = closings.SelectMany(closing => VisitStatement.Compose(closing.Month, [new StoredClosing(Place, closing.Closing.Lines, closing.Closing.Corrections)], default)).Where(statement => statement.Lines.Count > 0).ToList();
            if (statements.Count == 0) return true;
            var statement = statements[which % statements.Count];
            var line = statement.Lines[which % statement.Lines.Count];
            var stands = books.Tallies.Single(tally => tally.Month == statement.Month).StandsAt(line.Key);
            var (days, visits) = (Math.Min(one, other), Math.Max(one, other));
            bool isMore = days >= stands.VisitorDays && visits >= stands.Visits;
            var order = new DisputeOrder { Statement = statement.Id, Centre = Place, Tier = line.Tier, Reason = isMore ? DisputeReason.TooFew : DisputeReason.TooMany, VisitorDays = days, Visits = visits, For = statement.Home, By = "manager-1" };
            var reply = new DisputeReply { Statement = statement.Id, Centre = Place, Tier = line.Tier, VisitorDays = days, Visits = visits, For = statement.Host, By = "manager-2" };
            var (dispute, refused) = DisputeRules.Dispute(statement, null, order, stands, default);
            // What is the line already, or goes two ways, nobody can ask for.
            if (dispute is null) return refused == VisitCodes.BadNumbers && ((days, visits) == (stands.VisitorDays, stands.Visits) || (!isMore && (days > stands.VisitorDays || visits > stands.Visits)));
            var answered = DisputeRules.Answer(statement, dispute, reply, stands, default).After;
            if (answered is null) return false;

            books.Close(new Step([], [], steps[^1].Keeper, []), answered);

            return books.Stated.GetValueOrDefault((statement.Month, line.Key)).Billed == new LineAmount(days, visits);
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
                return closing.Lines.All(line => line is { Visits: >= 0, VisitorDays: >= 0, DoubtfulVisits: >= 0, DoubtfulDays: >= 0 } && line.Amount != default)
                    && closing.Corrections.All(entry => (entry.Month.CompareTo(books.Last) < 0 || entry.Reason == CorrectionReason.Disputed) && Numbers(entry).Any(number => number != 0) && Fits(entry));
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

    private static Dictionary<(VisitMonth, LineKey), LineAmount> Sums(VisitMonth month, IEnumerable<VisitLine> lines, IEnumerable<VisitCorrection> corrections) =>
        lines.Select(line => (Key: (month, line.Key), line.Amount))
            .Concat(corrections.Select(entry => (Key: (entry.Month, new LineKey(entry.Centre, entry.Host, entry.Home, entry.Tier)), Amount: new LineAmount(entry.VisitorDays, entry.Visits, entry.DoubtfulDays, entry.DoubtfulVisits))))
            .GroupBy(one => one.Key).ToDictionary(group => group.Key, group => group.Aggregate(default(LineAmount), (sum, one) => sum + one.Amount));

    private static bool Fits(VisitCorrection entry) => entry.Reason switch
    {
        CorrectionReason.Late => Numbers(entry).All(number => number >= 0),
        CorrectionReason.Erased => Numbers(entry).All(number => number <= 0),
        CorrectionReason.Recounted => Numbers(entry).Any(number => number < 0) && Numbers(entry).Any(number => number > 0),
        _ => entry is { DoubtfulDays: 0, DoubtfulVisits: 0 },
    };

    private static int[] Numbers(VisitCorrection entry) => [entry.VisitorDays, entry.Visits, entry.DoubtfulDays, entry.DoubtfulVisits];

    private static VisitMonth Month(string text) => VisitMonth.TryParse(text, out var month) ? month : throw new FormatException(text);

    private static bool Same(Dictionary<(VisitMonth, LineKey), LineAmount> one, Dictionary<(VisitMonth, LineKey), LineAmount> other) =>
        one.Where(pair => pair.Value != default).OrderBy(pair => $"{pair.Key}", StringComparer.Ordinal).SequenceEqual(other.Where(pair => pair.Value != default).OrderBy(pair => $"{pair.Key}", StringComparer.Ordinal));

    private sealed record Step(Visit[] Come, int[] Go, NetworkId? Keeper, int[] Conceded);

    /// <summary>What a directory has over several closings, and beside it a reckoning by other means.</summary>
    private sealed class Books
    {
        private readonly Dictionary<VisitMonth, NetworkId?> _keepers = [];
        private readonly Dictionary<(VisitMonth, LineKey), LineAmount> _conceded = [];
        private Dictionary<(VisitMonth, LineKey), LineAmount> _counted = [];
        private VisitMonth _next = First;

        public List<Visit> Visits { get; } = [];

        public List<VisitTally> Tallies { get; } = [];

        public Dictionary<(VisitMonth, LineKey), LineAmount> Stated { get; } = [];

        public VisitMonth Last => _next.Add(-1);

        /// <summary>Of every month that is closed.</summary>
        public Dictionary<(VisitMonth, LineKey), LineAmount> Expected => _counted.Keys.Union(_conceded.Keys).ToDictionary(key => key, key =>
        {
            var (counted, conceded) = (_counted.GetValueOrDefault(key), _conceded.GetValueOrDefault(key));
            int visits = Math.Max(0, counted.Visits + conceded.Visits);
            return counted with { Visits = visits, VisitorDays = Math.Min(visits, Math.Max(0, counted.VisitorDays + conceded.VisitorDays)) };
        });

        private Dictionary<(VisitMonth, LineKey), LineAmount> Count() => Visits.GroupBy(visit => VisitMonth.Of(visit.Day)).Where(month => month.Key.CompareTo(_next) < 0)
            .SelectMany(month => VisitCount.Of(Place, month, _keepers.GetValueOrDefault(month.Key)).Select(line => (Key: (month.Key, line.Key), line.Value))).ToDictionary(line => line.Key, line => line.Value);

        /// <summary>One at a time: a step that the count itself takes towards what was conceded is one that nobody takes again.</summary>
        private static int Walk(int conceded, int from, int to)
        {
            for (; from < to; from++) if (conceded > 0) conceded--;
            for (; from > to; from--) if (conceded < 0) conceded++;
            return conceded;
        }

        public CentreClosing Close(Step step, params IReadOnlyList<VisitDispute> answered)
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
            }).Concat(answered).ToList();
            foreach (var dispute in disputes)
            {
                var (stated, before) = (Stated[(dispute.Month, dispute.Key)], _counted.GetValueOrDefault((dispute.Month, dispute.Key)));
                int visits = Math.Max(0, stated.Visits + dispute.Visits ?? 0);
                _conceded[(dispute.Month, dispute.Key)] = new LineAmount(Math.Clamp(stated.VisitorDays + dispute.VisitorDays ?? 0, 0, visits) - before.VisitorDays, visits - before.Visits);
            }

            var counted = Count();
            foreach (var key in _conceded.Keys.ToList())
            {
                var (before, now) = (_counted.GetValueOrDefault(key), counted.GetValueOrDefault(key));
                _conceded[key] = new LineAmount(Walk(_conceded[key].VisitorDays, before.VisitorDays, now.VisitorDays), Walk(_conceded[key].Visits, before.Visits, now.Visits));
            }

            _counted = counted;
            var closing = CentreClosing.Of(Place, month, Visits, Tallies, step.Keeper, disputes);
            foreach (var line in closing.Lines) Add(month, line.Key, line.Amount);
            foreach (var entry in closing.Corrections) Add(entry.Month, new LineKey(entry.Centre, entry.Host, entry.Home, entry.Tier), new LineAmount(entry.VisitorDays, entry.Visits, entry.DoubtfulDays, entry.DoubtfulVisits));
            Tallies.RemoveAll(tally => closing.Tallies.Any(now => now.Month == tally.Month));
            Tallies.AddRange(closing.Tallies);
            return closing;
        }

        private void Add(VisitMonth month, LineKey key, LineAmount amount) => Stated[(month, key)] = Stated.GetValueOrDefault((month, key)) + amount;
    }
}

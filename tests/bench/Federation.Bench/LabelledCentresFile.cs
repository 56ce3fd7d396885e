using System.Globalization;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Labels;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Visits;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Contracts;
using Federation.Registry.Assessments;
using Federation.Registry.Criteria;
using Federation.Registry.Evaluations;
using Federation.Registry.Labels;

namespace Federation.Bench;

/// <summary>
/// Writes centres with a label in force into a store as their grains leave them: a listing of one of eight networks that were read every day, nine in ten awarded by an application with all its answers and judgements, one in five changed lately,
/// one in ten with a door and five visits.
/// </summary>
internal static class LabelledCentresFile
{
    private const int Networks = 8;

    public static IEnumerable<StateWrite> Runs(DateTimeOffset now)
    {
        for (int network = 0; network < Networks; network++)
        {
            var definition = new NetworkDefinition { Id = Network(network), Name = $"Network {network}", Adapter = "bench", Config = "{}" };
            yield return Write(RowKinds.Network, definition.Id.Value, JsonSerializer.SerializeToUtf8Bytes(new NetworkRecord { Definition = definition }, ClusterJson.Default.NetworkRecord));
            for (int day = 0; day < 120; day++)
            {
                var at = now.AddDays(-day).AddHours(-1);
                var run = new RunRecord { Id = $"{at.ToUnixTimeMilliseconds():x12}{network:x20}", Network = Network(network), Trigger = RunTrigger.Schedule, Status = RunStatus.Completed, StartedAt = at, EndedAt = at };
                yield return Write(RowKinds.Run, run.RowId, JsonSerializer.SerializeToUtf8Bytes(run, ClusterJson.Default.RunRecord));
            }
        }
    }

    public static IEnumerable<StateWrite> Centre(int number, DateTimeOffset now)
    {
        if (!CentreId.TryParse(number.ToString("x32", CultureInfo.InvariantCulture), out var id) || !ListingKey.TryCreate(Network(number % Networks), $"{number}", out var key)) throw new InvalidOperationException("They are an id and a key.");
        var opened = now.AddDays(-200);
        var before = Cluster.Centres.Centre.Apply(id, null, Put(key, Content(number), opened)).State ?? throw new InvalidOperationException("A first listing opens a centre.");
        var state = before;
        if (number % 5 == 0)
        {
            var changed = Cluster.Centres.Centre.Apply(id, before, Put(key, Content(number) with { Website = $"https://centre-{number}.example" }, now.AddDays(-(number % 80))));
            state = changed.State ?? before;
            if (CentrePast.Of(before, changed.Change) is { } past) yield return past.Write();
        }

        yield return Write(RowKinds.Centre, id.Value, JsonSerializer.SerializeToUtf8Bytes(state, ClusterJson.Default.CentreState));
        string? assessment = number % 10 == 0 ? null : $"{id}-1";
        int level = 1 + (number % 3);
        var levels = new LabelLevels { TechnicalPerformance = level, Services = level, Quality = level, Commitments = level, Interoperability = number % 4 == 0 ? 3 : 1 };
        var at = now.AddDays(-30);
        var award = CentreLabel.None.Decide(new LabelDecision.Award { MadeOn = 0, Actor = "bench", At = at, Reason = "Generated.", Levels = levels, Assessment = assessment }, CriteriaSet.First).Event ?? throw new InvalidOperationException("It is legal.");
        yield return Write(RowKinds.Label, id.Value, JsonSerializer.SerializeToUtf8Bytes(new LabelHistory { Centre = id, Events = [award] }, ClusterJson.Default.LabelHistory));
        if (assessment is not null) yield return Write(RowKinds.Assessment, id.Value, JsonSerializer.SerializeToUtf8Bytes(new AssessmentRecord { Applications = [Application(assessment, id, level, levels, at)] }, ClusterJson.Default.AssessmentRecord));
        if (number % 10 != 3) yield break;
        yield return Write(RowKinds.Door, id.Value, JsonSerializer.SerializeToUtf8Bytes(new DoorRecord { Version = 1, Rules = new AdmissionRules { Admits = [] }, CountedOn = DateOnly.FromDateTime(now.UtcDateTime) }, ClusterJson.Default.DoorRecord));
        for (int days = 40; days >= 0; days -= 10) yield return new DoorDay { Centre = id, Day = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-days), Answers = [new CountedAnswer(AdmissionCodes.Allowed, 5), new CountedAnswer(AdmissionCodes.Network, 1)] }.Write(0);
        for (int visit = 0; visit < 5; visit++)
        {
            var day = now.AddDays(-(10 * visit) - 1);
            string month = VisitMonth.Of(DateOnly.FromDateTime(day.UtcDateTime)).ToString(), nonce = $"nonce-{visit}";
            string body = $$"""{"centre":"{{id}}","nonce":"{{new string('A', 21)}}{{"AQgw"[visit % 4]}}","at":"{{day:O}}","day":"{{day:yyyy-MM-dd}}","visitor":"{{new string('A', 43)}}","homeNetwork":"network-9","tier":"nomad"}""";
            yield return Write(RowKinds.Visit, $"{id}/{month}/{nonce}", System.Text.Encoding.UTF8.GetBytes(body));
        }
    }

    private static AssessmentHistory Application(string id, CentreId centre, int level, LabelLevels levels, DateTimeOffset at)
    {
        var observations = CriteriaSet.First.Criteria.Where(criterion => criterion.Evidence != EvidenceKind.Computed)
            .Select(criterion => new Observation { Criterion = criterion.Id, Value = criterion.Threshold(level), Evidence = criterion.Evidence, ObservedAt = at.AddDays(-10) }).ToList();
        int version = 1;
        List<AssessmentEvent> events = [Assessment.Open(new AssessmentSubject(id, centre.Value, ["network-1"], "applicant", "network-1", "1.0"), isVouched: true, at.AddDays(-9))];
        events.AddRange(observations.Select(seen => new AssessmentEvent
        {
            Version = ++version, Kind = AssessmentEventKind.Answered, At = at.AddDays(-8), By = "applicant",
            Answer = new Answer { Criterion = seen.Criterion, Value = seen.Value, Evidence = seen.Evidence, ObservedAt = seen.ObservedAt, Note = "As the contract says that is with the file, page 3." },
        }));
        events.Add(new AssessmentEvent { Version = ++version, Kind = AssessmentEventKind.Submitted, At = at.AddDays(-7), By = "applicant" });
        events.Add(new AssessmentEvent { Version = ++version, Kind = AssessmentEventKind.Assigned, At = at.AddDays(-6), By = "first" });
        events.AddRange(observations.Select(seen => new AssessmentEvent
        {
            Version = ++version, Kind = AssessmentEventKind.Judged, At = at.AddDays(-5), By = "first", Judgement = new Judgement { Criterion = seen.Criterion, Value = seen.Value, Evidence = seen.Evidence, Reason = "Shown by the file." },
        }));
        events.Add(new AssessmentEvent { Version = ++version, Kind = AssessmentEventKind.Granted, At = at, By = "first", Reason = "Generated.", Levels = levels, Observations = observations });
        return new AssessmentHistory(id, centre.Value, events);
    }

    private static ListingContent Content(int number) => new()
    {
        Name = $"Centre {number}",
        Address = new Address { Street = $"{number % 90} rue de la Gare", PostalCode = "21000", Locality = "Dijon", Country = "FR" },
        Location = new Location(44 + (number % 5_000 / 1_000.0), 1 + (number % 7_000 / 1_000.0)),
        Phone = "+33380000000",
        // Thousands of texts, of which each just gives the hours of the level that was awarded under 1.0.
        OpeningHours = (number % 3) switch { 0 => $"Mo-Fr 09:0{number % 10}-16:{10 + (number % 49)}", 1 => $"Mo-Fr 09:0{number % 10}-17:{10 + (number % 49)}", _ => $"Mo-Sa 07:0{number % 10}-19:{10 + (number % 49)}" },
        Capacity = number % 80,
        Website = number % 2 == 0 ? "https://centre.example" : null,
        Prices = number % 2 == 0 ? [new ListedPrice { Text = "15 € TTC / jour", Amount = 15, Currency = "EUR", Unit = PriceUnit.Day, Service = ServiceKeys.Coworking }] : [],
        Services = [ServiceKeys.Cafe, ServiceKeys.CommunityEvents, ServiceKeys.Coworking, ServiceKeys.DigitalHelp, ServiceKeys.Fabrication, ServiceKeys.Repair],
    };

    private static CentreCommand.PutListing Put(ListingKey key, ListingContent content, DateTimeOffset at) => new()
    {
        Key = key, At = at, Run = "bench", Fence = 1, Content = content, ContentHash = $"{at:O}", Source = new ListingSource { Adapter = "bench@1.0.0", Licence = "none", Attribution = "none" },
    };

    private static NetworkId Network(int number) => NetworkId.Parse($"network-{number}");

    /// <summary>The one network that lists a centre.</summary>
    public static NetworkId NetworkOf(int number) => Network(number % Networks);

    private static StateWrite Write(string kind, string id, byte[] body) => new(new StateKey(kind, id), 0, body);
}

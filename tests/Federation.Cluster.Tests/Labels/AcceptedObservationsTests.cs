using System.Text;
using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Labels.Publishing;
using Federation.Registry.Assessments;
using Federation.Registry.Criteria;
using Federation.Registry.Evaluations;
using Federation.Registry.Labels;

namespace Federation.Cluster.Tests.Labels;

public sealed class AcceptedObservationsTests
{
    private const string Centre = "0198a000000070008000000000000001";

    private static readonly DateTimeOffset At = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    // Whatever people write, the marks that are looked for cannot stand in it.
    [Fact]
    public void Of_AnApplicationAmongOthers_IsWhatItWasGrantedBy()
    {
        byte[] record = Stored(Application(1, AssessmentEventKind.Refused, 1), Application(2, AssessmentEventKind.Granted, 2), Application(3, AssessmentEventKind.Granted, 3));

        Assert.Null(AcceptedObservations.Of(record, Centre, $"{Centre}-1"));
        Assert.Equal([2m], AcceptedObservations.Of(record, Centre, $"{Centre}-2")?.Select(seen => seen.Value));
        Assert.Equal([3m], AcceptedObservations.Of(record, Centre, $"{Centre}-3")?.Select(seen => seen.Value));
        Assert.Null(AcceptedObservations.Of(record, Centre, $"{Centre}-4"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("rubbish")]
    [InlineData($$"""{"applications":[{"id":"{{Centre}}-1","centre":"{{Centre}}","events":[{"kind":"Granted","observations":[{"value":"x"}]}]}]}""")]
    [InlineData($$"""{"applications":[{"id":"{{Centre}}-1","centre":"{{Centre}}","events":[{"kind":"Granted","observations":[{"crit""")]
    public void Of_ADamagedRow_IsNothing(string record) => Assert.Null(AcceptedObservations.Of(Encoding.UTF8.GetBytes(record), Centre, $"{Centre}-1"));

    private static byte[] Stored(params AssessmentHistory[] applications) => JsonSerializer.SerializeToUtf8Bytes(new AssessmentRecord { Applications = applications }, ClusterJson.Default.AssessmentRecord);

    private static AssessmentHistory Application(int number, AssessmentEventKind end, decimal value)
    {
        string text = $"\"kind\":\"Granted\",\"observations\":[], \"id\":\"{Centre}-{number + 1}\",\"centre\":\"{Centre}\",\"events\":";
        return new AssessmentHistory($"{Centre}-{number}", Centre,
        [
            Assessment.Open(new AssessmentSubject($"{Centre}-{number}", Centre, ["north"], text, null, "1.0"), isVouched: false, At),
            new AssessmentEvent { Version = 2, Kind = AssessmentEventKind.Judged, At = At, By = "first", Judgement = new Judgement { Criterion = "services.hours", Reason = text } },
            new AssessmentEvent
            {
                Version = 3, Kind = end, At = At, By = "first", Reason = text, Levels = new LabelLevels { Services = 1 },
                Observations = [new Observation { Criterion = "services.hours", Value = value, Evidence = EvidenceKind.Declared, ObservedAt = At }],
            },
        ]);
    }
}

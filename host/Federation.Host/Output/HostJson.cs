using System.Text.Json.Serialization;
using Federation.Cluster.Labels.Importing;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Regroupings;
using Federation.Cluster.Matching.Review;
using Federation.Cluster.People.Erasing;
using Federation.Cluster.Sync;
using Federation.Host.Running;
using Federation.Host.Running.Checkups;

namespace Federation.Host.Output;

/// <summary>The shapes that <c>--json</c> prints. Scripts rely on them: members are added, never renamed.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(RunRecord))]
[JsonSerializable(typeof(IReadOnlyList<RunRecord>))]
[JsonSerializable(typeof(IReadOnlyList<NetworkLine>))]
[JsonSerializable(typeof(IReadOnlyList<QuarantineLine>))]
[JsonSerializable(typeof(IReadOnlyList<QuarantineGroupLine>))]
[JsonSerializable(typeof(IReadOnlyList<AdapterLine>))]
[JsonSerializable(typeof(IReadOnlyList<MissedListing>))]
[JsonSerializable(typeof(IReadOnlyList<MatchReview>))]
[JsonSerializable(typeof(IReadOnlyList<Regrouping>))]
[JsonSerializable(typeof(JudgedPair))]
[JsonSerializable(typeof(IReadOnlyList<PairDecision>))]
[JsonSerializable(typeof(MatchOutcome))]
[JsonSerializable(typeof(CheckAnswer))]
[JsonSerializable(typeof(CheckupReport))]
[JsonSerializable(typeof(GoldenLine))]
[JsonSerializable(typeof(IReadOnlyList<GoldenLine>))]
[JsonSerializable(typeof(IReadOnlyList<PreviewLine>))]
[JsonSerializable(typeof(ProbeAnswer))]
[JsonSerializable(typeof(ErasureReport))]
[JsonSerializable(typeof(PersonAnswer))]
[JsonSerializable(typeof(HashAnswer))]
[JsonSerializable(typeof(LabelImportReport))]
[JsonSerializable(typeof(CageAnswer))]
[JsonSerializable(typeof(ProblemsAnswer))]
[JsonSerializable(typeof(PreAssessmentAnswer))]
[JsonSerializable(typeof(PreAssessmentsAnswer))]
[JsonSerializable(typeof(CriteriaCheckAnswer))]
[JsonSerializable(typeof(DryRunReport))]
[JsonSerializable(typeof(PublicationReport))]
[JsonSerializable(typeof(CertificateReport))]
[JsonSerializable(typeof(MatchEvaluationAnswer))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class HostJson : JsonSerializerContext;

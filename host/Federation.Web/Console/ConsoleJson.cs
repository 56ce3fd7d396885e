using System.Text.Json.Serialization;
using Federation.Web.Asking;
using Federation.Web.Console.Corrections;
using Federation.Web.Console.Duplicates;
using Federation.Web.Console.Doors;
using Federation.Web.Console.Hosting;
using Federation.Web.Console.Mapping;
using Federation.Web.Console.Members;
using Federation.Web.Console.Missed;
using Federation.Web.Console.Ordering;
using Federation.Web.Console.Overview;
using Federation.Web.Console.Quarantine;
using Federation.Web.Console.Runs;
using Federation.Web.Console.Start;
using Federation.Web.Console.Statements;
using Federation.Web.Console.Webhooks;

namespace Federation.Web.Console;

/// <summary>The shapes of what the console gets.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PageEnvelope<StartAnswer>))]
[JsonSerializable(typeof(PageEnvelope<OverviewAnswer>))]
[JsonSerializable(typeof(PageEnvelope<RunAnswer>))]
[JsonSerializable(typeof(PageEnvelope<QuarantineAnswer>))]
[JsonSerializable(typeof(PageEnvelope<RecordsAnswer>))]
[JsonSerializable(typeof(PageEnvelope<MappingAnswer>))]
[JsonSerializable(typeof(PageEnvelope<PreviewAnswer>))]
[JsonSerializable(typeof(PageEnvelope<MissedAnswer>))]
[JsonSerializable(typeof(PageEnvelope<DuplicatesAnswer>))]
[JsonSerializable(typeof(PageEnvelope<OperatesAnswer>))]
[JsonSerializable(typeof(PageEnvelope<CorrectionsAnswer>))]
[JsonSerializable(typeof(PageEnvelope<WebhooksAnswer>))]
[JsonSerializable(typeof(PageEnvelope<MembersAnswer>))]
[JsonSerializable(typeof(PageEnvelope<HostingAnswer>))]
[JsonSerializable(typeof(PageEnvelope<DoorAnswer>))]
[JsonSerializable(typeof(PageEnvelope<StatementsAnswer>))]
[JsonSerializable(typeof(PageEnvelope<OrderAnswer>))]
internal sealed partial class ConsoleJson : JsonSerializerContext;

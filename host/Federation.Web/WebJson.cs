using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Federation.Web.Asking;
using Federation.Web.Assessing;
using Federation.Web.Centres;
using Federation.Web.Centres.History;
using Federation.Web.Certificates;
using Federation.Web.Comparing;
using Federation.Web.Directory;
using Federation.Web.Directory.Feeds;
using Federation.Web.Labels;
using Federation.Web.Networks;
using Federation.Web.Operating;
using Federation.Web.Operating.Acting;
using Federation.Web.Operating.Decisions;
using Federation.Web.Operating.Figures;
using Federation.Web.Sitemaps;

namespace Federation.Web;

/// <summary>The shapes of what pages get, and of what they hand to scripts.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PageEnvelope<DirectoryAnswer>))]
[JsonSerializable(typeof(PageEnvelope<MapAnswer>))]
[JsonSerializable(typeof(PageEnvelope<SuggestionsAnswer>))]
[JsonSerializable(typeof(PageEnvelope<CentreAnswer>))]
[JsonSerializable(typeof(PageEnvelope<HistoryAnswer>))]
[JsonSerializable(typeof(PageEnvelope<FeedAnswer>))]
[JsonSerializable(typeof(PageEnvelope<NearbyAnswer>))]
[JsonSerializable(typeof(PageEnvelope<CorrectionAnswer>))]
[JsonSerializable(typeof(PageEnvelope<CertificateAnswer>))]
[JsonSerializable(typeof(PageEnvelope<ComparisonAnswer>))]
[JsonSerializable(typeof(PageEnvelope<LabelAnswer>))]
[JsonSerializable(typeof(PageEnvelope<NetworksAnswer>))]
[JsonSerializable(typeof(PageEnvelope<SitemapAnswer>))]
[JsonSerializable(typeof(PageEnvelope<QueueAnswer>))]
[JsonSerializable(typeof(PageEnvelope<ApplicationAnswer>))]
[JsonSerializable(typeof(PageEnvelope<CriteriaAnswer>))]
[JsonSerializable(typeof(PageEnvelope<DecisionAnswer>))]
[JsonSerializable(typeof(PageEnvelope<OperatingAnswer>))]
[JsonSerializable(typeof(PageEnvelope<FiguresAnswer>))]
[JsonSerializable(typeof(PageEnvelope<DecisionsAnswer>))]
[JsonSerializable(typeof(PageEnvelope<ActingAnswer>))]
[JsonSerializable(typeof(PageEnvelope<ActAnswer>))]
[JsonSerializable(typeof(List<MapSpot>))]
[JsonSerializable(typeof(Dictionary<string, object?>))]
[JsonSerializable(typeof(List<object?>))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(bool))]
internal sealed partial class WebJson : JsonSerializerContext
{
    private static WebJson? s_relaxed;

    /// <summary>For addresses and scripts, where what JSON may leave as it is needs no escape.</summary>
    public static WebJson Relaxed => s_relaxed ??= new WebJson(new JsonSerializerOptions(Default.GeneratedSerializerOptions!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }); // generated with its options
}

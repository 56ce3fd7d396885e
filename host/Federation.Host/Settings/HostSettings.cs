using System.Net;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Cluster.Adapters.Packages;
using Federation.Cluster.Labels.Log;
using Federation.Cluster.Mail;
using Federation.Cluster.Members.Visits.Travel;
using Federation.Gateway.Identity;

namespace Federation.Host.Settings;

/// <summary>What the command line says about where things are.</summary>
internal sealed record HostSettings
{
    public const string DefaultUrl = "http://localhost:5080";
    public const string DefaultData = "./data";

    /// <summary>Without passwords.</summary>
    public override string ToString() => $"{Data} at {Urls}";

    /// <summary>Addresses to listen on, separated by <c>;</c>.</summary>
    public string Urls { get; init; } = DefaultUrl;

    /// <summary>The address under which others reach the directory; null where none was told.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>The data folder, absolute.</summary>
    public string Data { get; init; } = Path.GetFullPath(DefaultData);

    /// <summary>The networks file that the operator named; null for none.</summary>
    public string? Networks { get; init; }

    /// <summary>Whether strangers' adapters start although the cage of workers does not hold here.</summary>
    public bool AllowUncaged { get; init; }

    /// <summary>The trusted documents of GraphQL, a file or a folder; null for none.</summary>
    public string? Documents { get; init; }

    /// <summary>Whether strangers may ask by trusted documents alone.</summary>
    public bool DocumentsOnly { get; init; }

    /// <summary>GraphQL requests of one caller; 0 for no limit, null for the gateway's own.</summary>
    public int? RequestsPerSecond { get; init; }

    /// <summary>Who is shown the public log and signs what they have seen; empty for nobody.</summary>
    public IReadOnlyList<LogWitness> Witnesses { get; init; } = [];

    /// <summary>Addresses on this machine that webhooks may have; empty for none.</summary>
    public IReadOnlyList<Uri> WebhooksOnThisMachine { get; init; } = [];

    /// <summary>Servers on this machine that networks may be read from which are added while the host runs; empty for none.</summary>
    public IReadOnlyList<Uri> SourcesOnThisMachine { get; init; } = [];

    /// <summary>The program that every evidence file is shown to before it is kept, absolute; null for none.</summary>
    public string? ScanCommand { get; init; }

    /// <summary>What a kilometre by car emits; null for the factor that the program carries.</summary>
    public TravelFactor? TravelFactor { get; init; }

    /// <summary>Where an evidence file lies while it is scanned.</summary>
    public string ScanFolder => Path.Combine(Data, "incoming");

    /// <summary>The server that takes the directory's mail; null for none: then no mail is sent.</summary>
    public MailServer? MailServer { get; init; }

    /// <summary>The password for it; null where it needs none.</summary>
    public string? MailPassword { get; init; }

    /// <summary>The address that mail comes from; "" where none is sent.</summary>
    public string MailFrom { get; init; } = "";

    /// <summary>The file of the label's owner, absolute; null where the label is this directory's own.</summary>
    public string? LabelOwner { get; init; }

    /// <summary>Where terminals bring certificates; null for nowhere.</summary>
    public TerminalEndpoint? Terminals { get; init; }

    /// <summary>Who takes traces, metrics and logs by OTLP; null for nobody.</summary>
    public Uri? OtlpEndpoint { get; init; }

    /// <summary>Where Prometheus is answered, and nothing else; null for nowhere.</summary>
    public Uri? MetricsUrl { get; init; }

    /// <summary>Folders that authors of adapters are at work in, absolute, with one adapter each; empty for none.</summary>
    public IReadOnlyList<string> DevelopmentFolders { get; init; } = [];

    /// <summary>Where packages of adapters are installed.</summary>
    public string AdapterFolder => Path.Combine(Data, "adapters");

    /// <summary>The environment variable that names the folder of the keys, where it is not the data folder: the hosts of a cluster have their keys in common.</summary>
    public const string KeysVariable = "FEDERATION_KEYS";

    /// <summary>Where the keys are, absolute: those that sign and those that protect.</summary>
    public string Keys => Environment.GetEnvironmentVariable(KeysVariable) is { Length: > 0 } told ? Path.GetFullPath(told) : Data;

    /// <summary>Which store the directory has.</summary>
    /// <exception cref="SettingsException">A variable names one that cannot be read.</exception>
    public StoreSettings Store => StoreSettings.Read(Data);

    /// <summary>The proxies that are believed who asks, besides those of this machine.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>Where other hosts of the cluster reach this one; null for this machine alone.</summary>
    public IPEndPoint? Silo { get; init; }

    /// <summary>The keys that sign certificates.</summary>
    public string KeyFile => Path.Combine(Keys, "label-keys.json");

    /// <summary>The keys that sign the public log of labels.</summary>
    public string LogKeyFile => Path.Combine(Keys, "log-keys.json");

    /// <summary>The key that secrets of webhooks are made from.</summary>
    public string PushKeyFile => Path.Combine(Keys, "push-key");

    public string PushFolder => Path.Combine(Data, "pushed");

    public string WebhookKeyFile => Path.Combine(Keys, "webhook-key");

    /// <summary>The sign-in. Its PostgreSQL is named by a variable, for the connection string holds a password; without one it is beside a directory's store that is in one.</summary>
    public IdentitySettings Identity => new(Data, SignInUrl, Environment.GetEnvironmentVariable(IdentityVariable) ?? Store.Identity) { LabelOwnerFile = LabelOwner, TerminalUrl = Terminals?.Url, KeysDirectory = Keys, Proxies = Proxies };

    /// <summary>Under which address people sign in; null for on this machine alone. Its pages and cookies are at the root of a host, so a public URL with a path has none.</summary>
    public Uri? SignInUrl => PublicUrl is { } told && PublicAddress.Read(told) is { AbsolutePath: "/" } address ? address : null;

    /// <summary>The environment variable that names a PostgreSQL for the account store.</summary>
    public const string IdentityVariable = "FEDERATION_IDENTITY_POSTGRES";

    /// <summary>Where the adapters are that came with the program: beside the executable.</summary>
    public static string PluginFolder => Path.Combine(AppContext.BaseDirectory, "plugins");

    /// <summary>The adapters that this host has now.</summary>
    public AdapterCatalogue Adapters() => new AdapterShelf(PluginFolder, new InstalledPackages(AdapterFolder), DevelopmentFolders).Current;

    /// <summary>Our own small listings, taken when a data folder knows no network yet.</summary>
    public static string SampleNetworks => Path.Combine(AppContext.BaseDirectory, "samples", "networks.json");
}

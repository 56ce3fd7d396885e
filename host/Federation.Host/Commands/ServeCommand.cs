using System.CommandLine;
using System.Net;
using System.Text.Json;
using Federation.Cluster.Labels.Log;
using Federation.Cluster.Labels.Webhooks;
using Federation.Cluster.Mail;
using Federation.Cluster.Members.Visits.Travel;
using Federation.Host.Running;
using Federation.Host.Settings;

namespace Federation.Host.Commands;

/// <summary><c>serve</c>: the directory over HTTP, until stopped.</summary>
internal static class ServeCommand
{
    public const string Name = "serve";

    public static Command Create()
    {
        var urls = new Option<string>("--urls") { Description = $"Where to listen; several separated by ; or \"{ListenAddresses.None}\" for a host of a cluster that answers nobody.", DefaultValueFactory = _ => HostSettings.DefaultUrl, HelpName = "URLS" };
        urls.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() == ListenAddresses.None && !StoreSettings.Read(".").IsShared) result.AddError($"--urls {ListenAddresses.None} needs {StoreSettings.PostgresVariable} or {StoreSettings.AzureVariable}: a store in a file has one host, which answers or nobody does.");
        });
        var publicUrl = new Option<string>("--public-url") { Description = "The address under which others reach this directory. It stands in every certificate and must never change; without it, this host issues none.", HelpName = "URL" };
        var data = CommonOptions.Data();
        var networks = CommonOptions.Networks();
        var allowUncaged = CommonOptions.AllowUncaged();
        var development = new Option<string[]>("--dev") { Description = "The folder of an adapter that its author is at work on: it is used for its id, and its networks run again whenever it is saved. May be repeated.", HelpName = "FOLDER" };
        var documents = new Option<string>("--documents") { Description = "A JSON file, or a folder of them, of documents that can be asked for by id: as relay-compiler, graphql-codegen or Apollo's manifest tool write it.", HelpName = "FILE|DIR" };
        var documentsOnly = new Option<bool>("--documents-only") { Description = "Take no other documents from whoever is not signed in." };
        var requests = new Option<int?>("--requests-per-second") { Description = "GraphQL requests that one caller may send each second, as an average: 200 by default, five times as many at once; 0 for no limit.", HelpName = "N" };
        var witnesses = new Option<string[]>("--witness") { Description = "A witness of the public log: its key and its address in one argument, with a space between. May be repeated.", HelpName = "KEY URL" };
        witnesses.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => LogWitness.Read(token.Value) is null)) result.AddError("--witness is a witness's key, a space and its https address.");
        });
        var webhooks = new Option<string[]>("--webhook-on-this-machine") { Description = "An address on this machine that networks may have told of labels; any other has to be https on the public internet. May be repeated.", HelpName = "URL" };
        webhooks.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => !Uri.TryCreate(token.Value, UriKind.Absolute, out var address) || !WebhookOptions.IsOnThisMachine(address))) result.AddError("--webhook-on-this-machine is an address such as http://localhost:8080/hook.");
        });
        var sources = new Option<string[]>("--source-on-this-machine") { Description = "A server on this machine that networks may be read from which are added while the host runs; any other source has to be https on the public internet. May be repeated.", HelpName = "URL" };
        sources.Validators.Add(result =>
        {
            if (!result.Tokens.All(token => IsServer(token.Value))) result.AddError("--source-on-this-machine is a whole server of this machine such as http://127.0.0.1:8080, without a path.");
        });
        var scan = new Option<string?>("--scan-command") { Description = "A program that every file which is sent as evidence is shown to, by its path as the only argument; it takes the file by ending with 0. None by default.", HelpName = "FILE" };
        scan.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } file && !File.Exists(file)) result.AddError($"--scan-command names a program; there is no file {file}.");
        });
        var travel = new Option<string?>("--travel-factor") { Description = "A JSON file with what a kilometre by car emits, in place of the factor that the program carries.", HelpName = "FILE" };
        travel.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } file && Factor(file) is null) result.AddError("--travel-factor is a JSON file with kgCo2ePerKm, year, source (french, english) and url, as docs/visits.md shows.");
        });
        var smtp = new Option<string?>("--smtp") { Description = "The server that takes the directory's mail, smtps://HOST or smtp://HOST, with USER@ before the host where it wants a password. Without one no mail is sent.", HelpName = "URL" };
        var password = new Option<string?>("--smtp-password-file") { Description = "A file with the password for --smtp.", HelpName = "FILE" };
        var from = new Option<string?>("--mail-from") { Description = "The address that the directory's mail comes from and people answer to; needed with --smtp.", HelpName = "ADDRESS" };
        smtp.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } server && !MailServer.TryParse(server, out _)) result.AddError("--smtp is smtps://HOST or smtp://HOST, with a port and a user's name where they are needed; a password comes from --smtp-password-file.");
            if (!MailServer.IsAddress(result.GetResult(from)?.GetValueOrDefault<string?>())) result.AddError("--smtp needs --mail-from, one mail address without a name.");
            bool hasUser = MailServer.TryParse(result.GetValueOrDefault<string?>(), out var named) && named.User is not null, hasPassword = result.GetResult(password) is not null;
            if (hasUser && !hasPassword) result.AddError("--smtp with USER@ needs --smtp-password-file: without a password nobody would be signed in.");
            if (hasPassword && named is { User: null }) result.AddError("--smtp-password-file needs USER@ before the host of --smtp: a password alone is nobody's.");
        });
        var owner = new Option<string?>("--label-owner") { Description = "A file that says whose the label is, where it is not this directory's: the owner's entity id, its keys, and its leave to give the label's trust marks.", HelpName = "FILE" };
        owner.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is not null && result.GetResult(publicUrl) is null) result.AddError("--label-owner needs --public-url: without it there are no trust marks.");
        });
        var proxies = new Option<string[]>("--proxy") { Description = "The address or network of a proxy in front that says in X-Forwarded-For who asks, such as 10.77.1.0/24; one on this machine is believed anyway. Counts with --public-url. May be repeated.", HelpName = "ADDRESS[/BITS]" };
        proxies.Validators.Add(result =>
        {
            if (!result.Tokens.All(token => Network(token.Value) is not null)) result.AddError("--proxy is an address such as 10.77.1.5, or a network such as 10.77.1.0/24.");
        });
        var silo = new Option<string?>("--silo") { Description = $"Where the other hosts of a cluster reach this one, an address and a port of the network that they share and nobody else is in; for hosts over the store of {StoreSettings.PostgresVariable} or {StoreSettings.AzureVariable}.", HelpName = "ADDRESS:PORT" };
        silo.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } told && !(IPEndPoint.TryParse(told, out var endpoint) && endpoint.Port > 0)) result.AddError("--silo is an address with its port, such as 10.0.0.5:11111.");
            if (!StoreSettings.Read(".").IsShared) result.AddError($"--silo needs {StoreSettings.PostgresVariable} or {StoreSettings.AzureVariable}: a store in a file has one host.");
        });
        var (terminalUrl, terminalCertificate, terminalKey) = TerminalOptions.Create(publicUrl);
        terminalUrl.Validators.Add(result =>
        {
            if (result.GetResult(urls)?.GetValueOrDefault<string?>() == ListenAddresses.None) result.AddError($"--terminal-url is for a host that answers, and --urls {ListenAddresses.None} for one that does not.");
        });
        var collector = new Option<string?>("--otlp-endpoint") { Description = "Where traces, metrics and logs are sent to, by OTLP over HTTP: the address of an OpenTelemetry collector. Nowhere by default.", HelpName = "URL" };
        collector.Validators.Add(result =>
        {
            if (!MetricsAddress.TryReadCollector(result.GetValueOrDefault<string?>(), out _)) result.AddError("--otlp-endpoint is an http or https address such as http://127.0.0.1:4318, without user and query.");
        });
        var metrics = new Option<string?>("--metrics-url") { Description = "An address of its own where Prometheus is answered at /metrics, and nothing else. Whoever reaches it may read; without it nobody may.", HelpName = "URL" };
        metrics.Validators.Add(result =>
        {
            if (!MetricsAddress.TryRead(result.GetValueOrDefault<string?>(), out _)) result.AddError("--metrics-url is an http address of this machine such as http://127.0.0.1:9464.");
        });
        foreach (var option in (Option<string?>[])[password, from])
        {
            option.Validators.Add(result =>
            {
                if (result.GetResult(smtp) is null) result.AddError($"{option.Name} needs --smtp: without a server no mail is sent.");
            });
        }

        documentsOnly.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<bool>() && result.GetResult(documents) is null) result.AddError("--documents-only needs --documents: without any, strangers could ask nothing.");
        });
        requests.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 0 or > 1_000_000) result.AddError("--requests-per-second goes from 0 to 1000000.");
        });
        var command = new Command(Name, "Starts the directory, syncs its networks and answers (the default command).") { urls, publicUrl, data, networks, documents, documentsOnly, requests, witnesses, webhooks, sources, scan, travel, smtp, password, from, owner, terminalUrl, terminalCertificate, terminalKey, silo, proxies, collector, metrics, development, allowUncaged };
        command.SetAction((parsed, cancellationToken) => CommandLine.GuardAsync(() => DirectoryServer.RunAsync(
            new HostSettings
            {
                Urls = parsed.GetRequiredValue(urls),
                PublicUrl = parsed.GetValue(publicUrl),
                Data = Path.GetFullPath(parsed.GetRequiredValue(data)),
                Networks = parsed.GetValue(networks),
                AllowUncaged = parsed.GetValue(allowUncaged),
                DevelopmentFolders = [.. (parsed.GetValue(development) ?? []).Select(DevelopmentFolder.Find)],
                Documents = parsed.GetValue(documents) is { } path ? Path.GetFullPath(path) : null,
                DocumentsOnly = parsed.GetValue(documentsOnly),
                RequestsPerSecond = parsed.GetValue(requests),
                ScanCommand = parsed.GetValue(scan) is { } program ? Path.GetFullPath(program) : null,
                TravelFactor = parsed.GetValue(travel) is { } factor ? Factor(factor) : null,
                MailServer = MailServer.TryParse(parsed.GetValue(smtp), out var mailServer) ? mailServer : null,
                MailPassword = parsed.GetValue(password) is { } secret ? SignInCommand.ReadFile(secret).Trim() : null,
                MailFrom = parsed.GetValue(from) ?? "",
                LabelOwner = parsed.GetValue(owner) is { } ownerFile ? Path.GetFullPath(ownerFile) : null,
                Terminals = parsed.GetValue(terminalUrl) is { } terminals ? TerminalEndpoint.Read(terminals, parsed.GetRequiredValue(terminalCertificate)!, parsed.GetRequiredValue(terminalKey)!) : null, // Looked at: one has all three.
                OtlpEndpoint = MetricsAddress.TryReadCollector(parsed.GetValue(collector), out var taker) ? taker : null,
                MetricsUrl = MetricsAddress.TryRead(parsed.GetValue(metrics), out var told) ? told : null,
                Witnesses = [.. (parsed.GetValue(witnesses) ?? []).Select(LogWitness.Read).OfType<LogWitness>()],
                SourcesOnThisMachine = [.. (parsed.GetValue(sources) ?? []).Select(text => new Uri(text))],
                Proxies = [.. (parsed.GetValue(proxies) ?? []).Select(Network).OfType<IPNetwork>()],
                Silo = parsed.GetValue(silo) is { } endpoint ? IPEndPoint.Parse(endpoint) : null,
                WebhooksOnThisMachine = [.. (parsed.GetValue(webhooks) ?? []).Select(text => new Uri(text))],
            },
            cancellationToken)));
        return command;
    }

    /// <summary>Null where it is none.</summary>
    private static IPNetwork? Network(string text)
    {
        if (IPNetwork.TryParse(text, out var network)) return network;
        return IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : null;
    }

    /// <summary>Null where the file cannot be read, or is none.</summary>
    // What is allowed is the server, so that a path would promise less than is given.
    private static bool IsServer(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && WebhookOptions.IsOnThisMachine(address) && address is { PathAndQuery: "/", Fragment: "", UserInfo: "" };

    private static TravelFactor? Factor(string file)
    {
        try
        {
            return TravelFactor.Read(File.ReadAllBytes(file));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}

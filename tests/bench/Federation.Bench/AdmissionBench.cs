using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Federation.Cluster;
using Federation.Cluster.Adapters;
using Federation.Cluster.Adapters.Cage;
using Federation.Cluster.Centres;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Members.Hosting;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Passes.Status;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Sqlite;
using Federation.Cluster.Sync;
using Federation.Cluster.Sync.Pushing;
using Federation.Registry.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace Federation.Bench;

/// <summary>
/// Members at doors, one after another at a steady rate whether or not those before were answered: each pass is checked (two signatures, a nonce, a place in a kept list of states), decided on and its visit stored, with
/// the host's own store on this disk. Passes are signed before it begins.
/// </summary>
internal sealed class AdmissionBench(string folder, int members, int perSecond)
{
    public const string Command = "admissions";
    public const int Members = 100_000;
    public const int PerSecond = 1_000;

    private const int Doors = 250;
    private const string Root = "https://directory.example";

    private readonly Keys _keys = new();

    public async Task RunAsync(TextWriter output)
    {
        string path = Path.Combine(folder, "admissions.db");
        await using var store = SqliteDirectoryStore.Open(path);
        await WriteAsync(store);
        using var host = Build(store);
        await host.StartAsync();
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        var doors = Enumerable.Range(1, Doors).Select(number => (Id: IdOf(number), Grain: grains.GetGrain<IDoorGrain>(IdOf(number).Value))).ToArray();
        foreach (var door in doors) await door.Grain.SetRules(new RulesOrder { MadeOn = (await door.Grain.Get()).Version, Rules = new AdmissionRules { Admits = [new AdmittedMembers { Network = NetworkId.Parse("home"), DaysPerMonth = 31 }] }, For = null, By = "bench" });
        // Networks that agreed to host each other, with numbers of visits that all doors share in.
        foreach (string network in doors.Select((_, number) => LabelledCentresFile.NetworkOf(number + 1).Value).Distinct()) await TermsAsync(grains, network, new HostingTerms { Networks = [new HostingTerm { Stance = HostingStance.Reciprocal, VisitsPerMonth = 5_000_000 }] });
        await TermsAsync(grains, "home", new HostingTerms { Networks = [new HostingTerm { Stance = HostingStance.Reciprocal }], AwayPerMonth = 5_000_000 });
        // As many as doors remember: a nonce is good for five minutes, and so a round is shorter.
        int round = Math.Min(members, perSecond * 60);
        for (int done = 0; done < members; done += round) await MeasureAsync(output, doors, done, Math.Min(round, members - done));
        await host.StopAsync();
    }

    private static async Task TermsAsync(IGrainFactory grains, string network, HostingTerms terms)
    {
        var hosting = grains.GetGrain<IHostingGrain>(network);
        if (await hosting.Set(new HostingOrder { MadeOn = (await hosting.Get()).Version, Terms = terms, By = "bench" }) is { IsRefused: true, Message: { } message }) throw new InvalidOperationException(message);
    }

    private async Task MeasureAsync(TextWriter output, (CentreId Id, IDoorGrain Grain)[] doors, int first, int count)
    {
        var passes = await SignAsync(doors, first, count);
        GC.Collect();
        var latencies = new double[count];
        var verdicts = new ConcurrentDictionary<AdmissionVerdict, int>();
        var answers = new List<Task>(count);
        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        for (int sent = 0; sent < count;)
        {
            for (int due = (int)Math.Min(count, watch.Elapsed.TotalSeconds * perSecond); sent < due; sent++)
            {
                int index = sent;
                // From when it should have been sent: a late start is waiting, too.
                double planned = (double)index / perSecond;
                answers.Add(Task.Run(async () =>
                {
                    var answer = await doors[index % doors.Length].Grain.Present(passes[index]);
                    latencies[index] = (watch.Elapsed.TotalSeconds - planned) * 1_000;
                    verdicts.AddOrUpdate(answer.Verdict, 1, (_, known) => known + 1);
                }));
            }

            await Task.Delay(1);
        }

        await Task.WhenAll(answers);
        double seconds = watch.Elapsed.TotalSeconds;
        Array.Sort(latencies);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} members at {perSecond}/s: {count / seconds:0}/s answered, p50 {At(0.5):0.0} ms, p95 {At(0.95):0.0} ms, p99 {At(0.99):0.0} ms, most {latencies[^1]:0.0} ms; {(Environment.CpuUsage.TotalTime - processor).TotalSeconds / seconds:0.00} cores; {string.Join(", ", verdicts.Select(verdict => $"{verdict.Value} {verdict.Key}"))}"));

        double At(double share) => latencies[(int)(share * (count - 1))];
    }

    private async Task<string[]> SignAsync((CentreId Id, IDoorGrain Grain)[] doors, int first, int count)
    {
        var issuer = new CredentialIssuer(_keys);
        var nonces = new DoorNonce[count];
        for (int index = 0; index < count; index++) nonces[index] = (await doors[index % doors.Length].Grain.Ask()).Nonce ?? throw new InvalidOperationException("The door gives none.");
        var now = TimeProvider.System.GetUtcNow();
        string[] passes = new string[count];
        Parallel.For(0, count, index =>
        {
            using var phone = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var point = phone.ExportParameters(includePrivateParameters: false).Q;
            var centre = doors[index % doors.Length].Id;
            string credential = issuer.Issue(
                new CredentialOrder
                {
                    Audience = PassAudience.Of(_keys.PublicUrl, centre),
                    Subject = Pseudonym.Of(new byte[32], $"member-{first + index}", centre),
                    HomeNetwork = NetworkId.Parse("home"),
                    Tier = Tier.Parse("flex"),
                    OfflinePolicy = OfflinePolicy.AllowedOffline,
                    StatusIndex = first + index,
                    HolderKey = JsonSerializer.Serialize(new { kty = "EC", crv = "P-256", x = Base64Url.EncodeToString(point.X), y = Base64Url.EncodeToString(point.Y) }),
                },
                now).Credential ?? throw new InvalidOperationException("It is in order.");
            string header = Encode(new { alg = "ES256", typ = "centre-pass+jwt" });
            string payload = Encode(new { aud = PassAudience.Of(_keys.PublicUrl, centre), nonce = nonces[index].Value, iat = now.ToUnixTimeSeconds(), exp = now.ToUnixTimeSeconds() + 290, jti = $"{index}", credential });
            passes[index] = $"{header}.{payload}.{Base64Url.EncodeToString(phone.SignData(Encoding.ASCII.GetBytes($"{header}.{payload}"), HashAlgorithmName.SHA256))}";
        });
        return passes;
    }

    private static string Encode(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));

    private static CentreId IdOf(int number) => CentreId.TryParse(number.ToString("x32", CultureInfo.InvariantCulture), out var id) ? id : throw new InvalidOperationException("It is an id.");

    private static async Task WriteAsync(IDirectoryStore store)
    {
        foreach (int number in Enumerable.Range(1, Doors))
        {
            if (await store.ReadAsync(new StateKey(RowKinds.Centre, IdOf(number).Value)) is not null) continue;
            await store.CommitAsync(new StoreBatch { PartitionKey = $"{number}", Writes = [.. LabelledCentresFile.Centre(number, TimeProvider.System.GetUtcNow())] });
        }
    }

    private IHost Build(IDirectoryStore store)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(FreePort(), gatewayPort: 0);
            silo.AddDirectory();
            silo.Services.AddSingleton(store).AddSingleton<IAdapterWorkers, NoWorkers>().AddSingleton<IPassIssuerKeys>(_keys).AddSingleton<ICredentialStates, KeptList>().AddDoors();
        });
        return builder.Build();
    }

    private static int FreePort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port; // it was just bound
    }

    /// <summary>An issuer's list as a directory keeps it.</summary>
    private sealed class KeptList : ICredentialStates
    {
        private readonly StatusList _list = StatusList.Of([]);

        public Task<CredentialState> AskAsync(PassFacts pass, CancellationToken cancellationToken) => Task.FromResult(_list.IsGood(pass.StatusIndex) ? CredentialState.Good : CredentialState.Withdrawn);
    }

    /// <summary>Nothing is synced meanwhile.</summary>
    private sealed class NoWorkers : IAdapterWorkers
    {
        public Task<IAdapterWorker> StartAsync(WorkerAssignment assignment, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task TryLoadAsync(string adapter, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<IAdapterWorker> StartProbeAsync(WorkerAssignment assignment, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IAdapterWorker> StartPreviewAsync(string network, ReadOnlyMemory<byte> mapping, PushedSource sample, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<CageWalls> ProbeCageAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
    }

    private sealed class Keys : IPassIssuerKeys
    {
        public Keys()
        {
            var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            Signing = new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = "1" }, SecurityAlgorithms.EcdsaSha256);
            var published = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(ECDsa.Create(key.ExportParameters(includePrivateParameters: false))) { KeyId = "1" });
            Published.Keys.Add(published);
        }

        public string Issuer => Root + "/";

        public Uri PublicUrl { get; } = new(Root);

        public Uri StatusList { get; } = new(Root + "/states");

        public SigningCredentials Signing { get; }

        public JsonWebKeySet Published { get; } = new();
    }
}

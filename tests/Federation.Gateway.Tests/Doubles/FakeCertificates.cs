using System.Reflection;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels.Certificates;
using Federation.Cluster.Labels.Log;
using Federation.Cluster.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Tests.Doubles;

/// <summary>Lets a <see cref="GatewayHost"/> issue certificates: with keys of its own, places by their order, and a public log that stays empty.</summary>
internal sealed class FakeCertificates : IDisposable
{
    public const string PublicUrl = "https://label.example";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gateway-certificates-");

    /// <summary>To be given to <see cref="GatewayHost.StartAsync"/>.</summary>
    public void Extend(IServiceCollection services) => services
        .AddSingleton(provider => Grains.Over(provider.GetRequiredService<IDirectoryStore>(), provider.GetRequiredService<TimeProvider>()))
        .AddCertificates(options =>
        {
            options.PublicUrl = new Uri(PublicUrl);
            options.KeyFile = Path.Combine(_folder.FullName, "label-keys.json");
            options.LogKeyFile = Path.Combine(_folder.FullName, "log-keys.json");
        });

    /// <summary>Has the keys lost.</summary>
    public void LoseKeys() => File.WriteAllText(Path.Combine(_folder.FullName, "label-keys.json"), "{");

    public void Dispose() => _folder.Delete(recursive: true);

    private sealed class Certificate(CertificateId id, IDirectoryStore store, TimeProvider clock) : ICertificateGrain
    {
        public async Task<CertificateRecord?> Get() =>
            new() { CentreName = (await new CentreArchive(store).ReadAsync([id.Centre], CancellationToken.None))[0]?.Content.Name ?? "", Place = id.Number, At = clock.GetUtcNow() };
    }

    private sealed class Log : ILogGrain
    {
        public Task<bool> CatchUp() => Task.FromResult(true);
    }

    /// <summary>A factory of these two kinds of grains alone: the interface has many more methods than anybody here calls.</summary>
    internal class Grains : DispatchProxy
    {
        private IDirectoryStore? _store;
        private TimeProvider? _clock;

        public static IGrainFactory Over(IDirectoryStore store, TimeProvider clock)
        {
            var factory = Create<IGrainFactory, Grains>();
            var grains = (Grains)factory;
            (grains._store, grains._clock) = (store, clock);
            return factory;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var kind = targetMethod!.GetGenericArguments().Single(); // only methods are called
            if (kind == typeof(ILogGrain)) return new Log();
            return kind == typeof(ICertificateGrain) && args?[0] is string key && CertificateId.TryParse(key, out var id) ? new Certificate(id, _store!, _clock!) : throw new NotSupportedException($"{kind}"); // it was made over both
        }
    }
}

using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace Federation.Cluster.Storage.Grains;

/// <summary>Puts a silo's grain state and reminders into the directory's store.</summary>
public static class DirectoryStorageRegistration
{
    /// <summary>
    /// Registers the grain storage <c>directory</c> and the reminder table over the silo's <see cref="IDirectoryStore"/>, which
    /// the caller registers. Safe to call twice.
    /// </summary>
    public static ISiloBuilder AddDirectoryStorage(this ISiloBuilder silo)
    {
        silo.AddReminders();
        silo.Services.TryAddKeyedSingleton<IGrainStorage>(
            DirectoryGrainStorage.Name,
            static (services, _) => new DirectoryGrainStorage(
                services.GetRequiredService<IDirectoryStore>(),
                services,
                services.GetRequiredService<IActivatorProvider>()));
        silo.Services.TryAddSingleton<IReminderTable, DirectoryReminderTable>();
        return silo;
    }

    /// <summary>Says how a type of grain state is stored: as JSON by its source-generated contract. Safe to call twice.</summary>
    public static IServiceCollection AddGrainState<TState>(this IServiceCollection services, JsonTypeInfo<TState> contract)
    {
        services.TryAddSingleton<IStateSerializer<TState>>(new JsonStateSerializer<TState>(contract));
        return services;
    }
}

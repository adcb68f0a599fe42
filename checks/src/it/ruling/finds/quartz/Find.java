import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.listeners.BroadcastJobListener;
import org.quartz.listeners.JobListenerSupport;
import org.quartz.listeners.SchedulerListenerSupport;

/** A job listener that takes itself out of the broadcast when it has been told once. */
final class Find {
  /** What Quartz is to run; nothing runs it. */
  public static final class Report implements Job {
    @Override
    public void execute(JobExecutionContext context) {
      System.out.println("the job runs");
    }
  }

  private static final class Listener extends JobListenerSupport {
    private final String name;
    private final Runnable whenTold;

    Listener(String name, Runnable whenTold) {
      this.name = name;
      this.whenTold = whenTold;
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    public void jobToBeExecuted(JobExecutionContext context) {
      System.out.println("told: " + name);
      whenTold.run();
    }
  }

  public static void main(String[] args) throws Exception {
    BroadcastJobListener broadcast = new BroadcastJobListener("broadcast");
    broadcast.addListener(new Listener("once", () -> broadcast.removeListener("once")));
    broadcast.addListener(new Listener("audit", () -> {}));
    broadcast.addListener(new Listener("metrics", () -> {}));

    Properties settings = new Properties();
    settings.setProperty("org.quartz.threadPool.threadCount", "1");
    settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    Scheduler scheduler = new StdSchedulerFactory(settings).getScheduler();
    CountDownLatch failed = new CountDownLatch(1);
    scheduler
        .getListenerManager()
        .addSchedulerListener(
            new SchedulerListenerSupport() {
              @Override
              public void schedulerError(String message, SchedulerException cause) {
                System.out.println(message);
                Show.thrown(cause.getCause(), "org.quartz.");
                failed.countDown();
              }
            });
    scheduler.getListenerManager().addJobListener(broadcast);
    scheduler.scheduleJob(
        JobBuilder.newJob(Report.class).withIdentity("report").build(),
        TriggerBuilder.newTrigger().withIdentity("now").startNow().build());
    scheduler.start();
    boolean provoked = failed.await(30, TimeUnit.SECONDS);
    scheduler.shutdown();
    System.exit(provoked ? 0 : 1);
  }
}

#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# A cluster on this machine, everything on 127.0.0.1 (sshd: on TEST_CLUSTER_ADDRESS, where that is set) and below one folder, for the user who calls it.
#   test_cluster.sh sshd DIR PORT      an sshd that lets this user in by a key; DIR/client/config has the host test-hpc
#   test_cluster.sh slurm DIR PORT     slurmctld and one slurmd with two CPUs (PORT, PORT+1), munged; DIR must have an sshd
#   test_cluster.sh slurm DIR PORT accounting    the same with MariaDB and slurmdbd (PORT+2, PORT+3), for sacct
#   test_cluster.sh stop DIR NAME      ends one daemon: sshd, slurmd, slurmctld, slurmdbd, munged
#   test_cluster.sh cut DIR            ends sshd with all that runs in its sessions, as when the host goes down; jobs go on
#   test_cluster.sh slurmctld DIR      starts the controller again
#   test_cluster.sh down DIR           ends all
#   test_cluster.sh lacks [slurm [accounting]]      prints the packages that are not installed, and what else it cannot do without
set -eu
cmd=$1
PATH=$PATH:/usr/sbin:/sbin

lacking() {
    local out=()
    command -v ssh >/dev/null || out+=(openssh-client)
    command -v sshd >/dev/null || out+=(openssh-server)
    if [ "${1:-}" = slurm ]; then
        for one in slurmctld slurmd; do command -v $one >/dev/null || out+=($one); done
        command -v sbatch >/dev/null || out+=(slurm-client)
        command -v munged >/dev/null || out+=(munge)
        getent hosts "$(hostname -s)" >/dev/null || out+=("a line for $(hostname -s) in /etc/hosts")
        [ -d /sys/devices/system/cpu ] || out+=("/sys, which is not mounted")
    fi
    if [ "${2:-}" = accounting ]; then
        command -v slurmdbd >/dev/null || out+=(slurmdbd)
        command -v mariadbd >/dev/null || out+=(mariadb-server)
        [ "$(id -u)" = 0 ] || out+=("root, who may start MariaDB as its user")
    fi
    echo "${out[*]}"
}
wait_for() {
    for _ in $(seq 200); do "$@" >/dev/null 2>&1 && return 0; sleep 0.1; done
    echo "did not come up: $*" >&2
    return 1
}
stop() {
    [ -s "$D/run/$1.pid" ] || return 0
    local pid
    pid=$(cat "$D/run/$1.pid")
    kill "$pid" 2>/dev/null || true
    for _ in $(seq 80); do
        [ -d "/proc/$pid" ] && ! grep -q '^State:.Z' "/proc/$pid/status" 2>/dev/null || break
        sleep 0.1
    done
    [ ! -d "/proc/$pid" ] || kill -9 "$pid" 2>/dev/null || true
    rm -f "$D/run/$1.pid"
}

below() {
    local one
    for one in $(ps -o pid= --ppid "$1"); do below "$one"; echo "$one"; done
}

# $1 port of slurmdbd; MariaDB has the next
accounting() {
    mkdir -p "$D/db"
    chown -R mysql:mysql "$D/db"
    mariadb-install-db --no-defaults --user=mysql --datadir="$D/db" --auth-root-authentication-method=normal --skip-test-db >"$D/log/db.log" 2>&1
    mariadbd --no-defaults --user=mysql --datadir="$D/db" --socket="$D/db/socket" --pid-file="$D/db/pid" --bind-address=127.0.0.1 \
        --port=$(($1 + 1)) --innodb-buffer-pool-size=64M --innodb-lock-wait-timeout=900 >>"$D/log/db.log" 2>&1 &
    wait_for mariadb-admin --no-defaults -S "$D/db/socket" ping
    ln -sf "$D/db/pid" "$D/run/mariadbd.pid"
    mariadb --no-defaults -S "$D/db/socket" -e "create database slurm_acct_db; create user 'slurm'@'127.0.0.1' identified by 'test';
        create user 'slurm'@'localhost' identified by 'test'; grant all on slurm_acct_db.* to 'slurm'@'127.0.0.1';
        grant all on slurm_acct_db.* to 'slurm'@'localhost';"
    cat >"$D/slurmdbd.conf" <<E2
AuthType=auth/munge
AuthInfo=socket=$D/run/munge.socket
DbdHost=localhost
DbdAddr=127.0.0.1
DbdPort=$1
SlurmUser=$(id -un)
LogFile=$D/log/slurmdbd.log
PidFile=$D/run/slurmdbd.pid
StorageType=accounting_storage/mysql
StorageHost=127.0.0.1
StoragePort=$(($1 + 1))
StorageUser=slurm
StoragePass=test
StorageLoc=slurm_acct_db
CommunicationParameters=NoInAddrAny
E2
    chmod 600 "$D/slurmdbd.conf"
    slurmdbd
    wait_for sacctmgr -n list cluster
    sacctmgr -iQ add cluster test >/dev/null
    sacctmgr -iQ add account project Cluster=test >/dev/null
    sacctmgr -iQ add user "$(id -un)" Account=project >/dev/null || sacctmgr -iQ add user "$(id -un)" Account=root >/dev/null || true
}

if [ "$cmd" = lacks ]; then lacking "${2:-}" "${3:-}"; exit 0; fi
D=$2
export SLURM_CONF=$D/slurm.conf
case $cmd in
sshd)
    P=$3
    A=${TEST_CLUSTER_ADDRESS:-127.0.0.1}
    mkdir -p "$D"/{run,log,client}
    chmod 700 "$D/client"
    [ "$(id -u)" != 0 ] || mkdir -p /run/sshd
    if [ ! -e "$D/host_key" ]; then
        ssh-keygen -q -t ed25519 -N '' -f "$D/host_key"
        ssh-keygen -q -t ed25519 -N '' -f "$D/client/id"
        echo "[$A]:$P $(cut -d' ' -f1,2 "$D/host_key.pub")" >"$D/client/known_hosts"
    fi
    cat >"$D/sshd_config" <<E2
ListenAddress $A:$P
HostKey $D/host_key
PidFile $D/run/sshd.pid
UsePAM no
StrictModes no
PermitRootLogin yes
PasswordAuthentication no
KbdInteractiveAuthentication no
AuthorizedKeysFile $D/client/id.pub
MaxStartups 30
SetEnv SLURM_CONF=$D/slurm.conf SCRATCH=$D/scratch LC_ALL=C.UTF-8
MaxSessions 10
E2
    cat >"$D/client/config" <<E2
Host test-hpc
  HostName $A
  Port $P
  User $(id -un)
  IdentityFile $D/client/id
  IdentitiesOnly yes
  UserKnownHostsFile $D/client/known_hosts
  GlobalKnownHostsFile /dev/null
  StrictHostKeyChecking yes
E2
    mkdir -p "$D/scratch"
    "$(command -v sshd)" -f "$D/sshd_config" -E "$D/log/sshd.log"
    wait_for test -s "$D/run/sshd.pid"
    ;;
slurm)
    P=$3
    H=$(hostname -s)
    mkdir -p "$D"/{state,spool,run,log}
    chmod 755 "$D" "$D/run" "$D/log"
    dd if=/dev/urandom of="$D/munge.key" bs=1024 count=1 status=none
    chmod 600 "$D/munge.key"
    munged --force --key-file="$D/munge.key" --socket="$D/run/munge.socket" --pid-file="$D/run/munged.pid" \
        --log-file="$D/log/munged.log" --seed-file="$D/run/munged.seed"
    STORAGE=AccountingStorageType=accounting_storage/none
    [ -z "${4:-}" ] || STORAGE="AccountingStorageType=accounting_storage/slurmdbd
AccountingStorageHost=127.0.0.1
AccountingStoragePort=$((P + 2))
AccountingStoragePass=$D/run/munge.socket"
    cat >"$D/slurm.conf" <<E2
ClusterName=test
SlurmctldHost=$H(127.0.0.1)
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
SlurmctldPort=$P
AuthType=auth/munge
AuthInfo=socket=$D/run/munge.socket
CredType=cred/munge
StateSaveLocation=$D/state
SlurmdSpoolDir=$D/spool
SlurmctldPidFile=$D/run/slurmctld.pid
SlurmdPidFile=$D/run/slurmd.pid
SlurmctldLogFile=$D/log/slurmctld.log
SlurmdLogFile=$D/log/slurmd.log
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/linux
JobAcctGatherFrequency=task=1
JobAcctGatherParams=OverMemoryKill
MpiDefault=none
ReturnToService=2
SchedulerParameters=bf_interval=1,sched_interval=2,bf_continue
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU_Memory
DefMemPerCPU=1
$STORAGE
KillWait=2
MinJobAge=10
SlurmctldTimeout=30
SlurmdTimeout=10
MaxArraySize=1001
NodeName=n1 NodeHostname=$H NodeAddr=127.0.0.1 Port=$((P + 1)) CPUs=2 RealMemory=2000 State=UNKNOWN
PartitionName=debug Nodes=n1 Default=YES MaxTime=01:00:00 State=UP
PartitionName=short Nodes=n1 MaxTime=00:01:00 State=UP
E2
    [ -z "${4:-}" ] || accounting $((P + 2))
    slurmctld -i -c
    wait_for scontrol ping
    slurmd -N n1
    wait_for bash -c '[ "$(sinfo -h -N -t idle -o %N | wc -l)" -ge 1 ]'
    ;;
slurmdbd)
    slurmdbd
    wait_for sacctmgr -n list cluster
    ;;
slurmctld)
    slurmctld
    wait_for scontrol ping
    ;;
stop)
    stop "$3"
    ;;
cut)
    sessions=$(below "$(cat "$D/run/sshd.pid")")
    stop sshd
    [ -z "$sessions" ] || kill -9 $sessions 2>/dev/null || true
    ;;
down)
    [ ! -s "$D/run/slurmctld.pid" ] || timeout 10 scancel -u "$(id -un)" 2>/dev/null || true
    for one in slurmd slurmctld slurmdbd mariadbd munged sshd; do stop $one; done
    ;;
esac
